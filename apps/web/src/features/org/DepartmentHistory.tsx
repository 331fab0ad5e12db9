import {
  Badge,
  Button,
  DateField,
  Drawer,
  EmptyState,
  ExportMenu,
  formatDate,
  Loaded,
  Person,
} from '@millwright/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { type DepartmentNode, departmentName, type Membership } from './org.model.ts';

/** From when to when, in words. */
export const periodOf = (membership: Pick<Membership, 'from' | 'to'>): string =>
  membership.to
    ? t('org.until', { from: formatDate(membership.from), to: formatDate(membership.to) })
    : t('org.since', { from: formatDate(membership.from) });

/** Everyone who ever belonged to a department, and who led it on a day of the past. */
export function DepartmentHistory(props: { department: DepartmentNode; onClose: () => void }): JSX.Element {
  const [day, setDay] = createSignal('');
  const history = useInfiniteQuery(() =>
    api.org.departmentHistory.infinite({ departmentId: props.department.id, direction: 'desc' }),
  );
  return (
    <Drawer
      open
      onClose={props.onClose}
      title={t('org.departmentHistory.title', { name: departmentName(props.department) })}
    >
      <div class="grid gap-5">
        <div class="grid gap-2">
          <DateField label={t('org.departmentHistory.onDay')} value={day()} onChange={setDay} />
          <Show when={day()}>{(date) => <Leads departmentId={props.department.id} date={date()} />}</Show>
        </div>
        <div class="flex justify-end -mb-4">
          <ExportMenu
            size="sm"
            onExport={(format) =>
              downloadList('memberships', format, { departmentId: props.department.id, direction: 'desc' })
            }
          />
        </div>
        <Loaded
          query={history}
          isEmpty={(answer) => answer.pages[0]?.items.length === 0}
          empty={<EmptyState title={t('org.departmentHistory.empty')} />}
        >
          {(answer) => (
            <ul class="divide-y divide-line">
              <For each={answer().pages.flatMap((page) => page.items)}>
                {(membership) => (
                  <li class="flex items-center gap-3 py-2">
                    <span class="flex-1 min-w-0" classList={{ 'text-ink-3': membership.to !== null }}>
                      <Person name={membership.memberName} note={periodOf(membership)} />
                    </span>
                    <Show when={membership.position === 'lead'}>
                      <Badge tone="accent">{t('org.position.lead')}</Badge>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Loaded>
        <Show when={history.hasNextPage}>
          <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </Show>
      </div>
    </Drawer>
  );
}

function Leads(props: { departmentId: string; date: string }): JSX.Element {
  const leads = useQuery(() =>
    api.org.leadersOn.options({ departmentId: props.departmentId, date: props.date }),
  );
  return (
    <Loaded query={leads}>
      {(answer) => (
        <ul role="status" class="grid gap-1">
          <For
            each={answer()}
            fallback={<li class="text-sm text-ink-3">{t('org.departmentHistory.nobody')}</li>}
          >
            {(lead) => (
              <li>
                <Person name={lead.memberName} note={periodOf(lead)} />
              </li>
            )}
          </For>
        </ul>
      )}
    </Loaded>
  );
}
