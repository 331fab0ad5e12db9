import { Button, ErrorState, ExportMenu, Loaded, Timeline } from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { type AuditRow, actorNameOf, differences, type Names, sentenceOf } from './audit.model.ts';
import { Changes } from './Changes.tsx';

/** The same as a file, for the head of whatever shows it. */
export function ExportHistory(props: { type: string; id: string }): JSX.Element {
  return (
    <ExportMenu
      size="sm"
      label={t('audit.exportHistory')}
      onExport={(format) => downloadList('history', format, { type: props.type, id: props.id })}
    />
  );
}

/** Everything that happened to one object, the newest first: for the history tab of any page. */
export function ObjectHistory(props: { type: string; id: string }): JSX.Element {
  const history = useInfiniteQuery(() =>
    api.audit.history.infinite({ type: props.type, id: props.id, limit: 20 }),
  );
  return (
    <Loaded
      query={history}
      isEmpty={(answer) => answer.pages[0]?.items.length === 0}
      empty={<p class="text-sm text-ink-3">{t('audit.noHistory')}</p>}
    >
      {(answer) => (
        <div class="grid gap-3">
          <Timeline
            items={answer().pages.flatMap((page) =>
              page.items.map((row) => ({
                id: row.id,
                who: actorNameOf(row, page.names),
                at: row.occurredAt,
                text: sentenceOf(row, page.names),
                details: <Details row={row} names={page.names} />,
              })),
            )}
          />
          <Show when={history.isFetchNextPageError}>
            <ErrorState error={history.error} onRetry={() => void history.fetchNextPage()} />
          </Show>
          <Show when={history.hasNextPage}>
            <div>
              <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
                {t('audit.more')}
              </Button>
            </div>
          </Show>
        </div>
      )}
    </Loaded>
  );
}

/** A change shows what changed; what was added or removed shows its values when asked. */
function Details(props: { row: AuditRow; names: Names }): JSX.Element {
  const changes = () => <Changes row={props.row} names={props.names} />;
  return (
    <Show when={props.row.action !== 'update'} fallback={changes()}>
      <details>
        <summary class="text-xs text-ink-3 cursor-pointer">
          {t('audit.fields', { count: differences(props.row, props.names).length })}
        </summary>
        <div class="pt-2">{changes()}</div>
      </details>
    </Show>
  );
}
