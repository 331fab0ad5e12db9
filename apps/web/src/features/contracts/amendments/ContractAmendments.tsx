import {
  Badge,
  Button,
  Card,
  DiffList,
  EmptyState,
  ExportMenu,
  formatDateTime,
  Loaded,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Check from 'lucide-solid/icons/check';
import Clock from 'lucide-solid/icons/clock';
import PencilLine from 'lucide-solid/icons/pencil-line';
import Plus from 'lucide-solid/icons/plus';
import Undo from 'lucide-solid/icons/undo-2';
import X from 'lucide-solid/icons/x';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { downloadList } from '../../exports/download-list.ts';
import type { ContractDetail } from '../contract-types.ts';
import { type Amendment, amendmentTone, termText, termValue } from './amendment-words.ts';

const AmendmentDialog = lazy(() => import('./AmendmentDialog.tsx'));
const DecisionDialog = lazy(() => import('./DecisionDialog.tsx'));

const ICONS = { draft: PencilLine, proposed: Clock, approved: Check, rejected: X, withdrawn: Undo };

/** The change orders of a contract, the newest first: what each makes of the terms, who asked and who decided. */
export default function ContractAmendments(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const amendments = useQuery(() => api.amendments.list.options({ contractId: props.contract.id }));
  const [editing, setEditing] = createSignal<Amendment | 'new'>();
  const [deciding, setDeciding] = createSignal<{ amendment: Amendment; verb: 'approve' | 'reject' }>();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.amendments.key() }),
      client.invalidateQueries({ queryKey: api.contracts.key() }),
    ]);
  const use = async (verb: 'propose' | 'withdraw', { id: amendmentId, version, number }: Amendment) => {
    await api.amendments[verb].send({ amendmentId, version });
    await refresh();
    showToast({ text: t(`amendments.done.${verb}`, { number }) });
  };
  const AddButton = () => (
    <Button variant="ghost" icon={Plus} onClick={() => setEditing('new')}>
      {t('amendments.add')}
    </Button>
  );

  return (
    <>
      <Loaded query={amendments}>
        {(data) => (
          <Card
            flush
            title={t('amendments.title')}
            more={
              <span class="flex items-center gap-1">
                <ExportMenu
                  size="sm"
                  onExport={(format) => downloadList('amendments', format, { contractId: props.contract.id })}
                />
                <Show when={data().mayDraft}>
                  <AddButton />
                </Show>
              </span>
            }
          >
            <Show
              when={data().items.length > 0}
              fallback={<EmptyState title={t('amendments.empty')} hint={t('amendments.emptyHint')} />}
            >
              <ol class="divide-y divide-line">
                <For each={data().items}>
                  {(amendment) => (
                    <li class="px-4 py-3 grid gap-2">
                      <div class="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                        <h3 class="font-semibold">{t('amendments.number', { number: amendment.number })}</h3>
                        <Badge tone={amendmentTone(amendment.status)} icon={ICONS[amendment.status]}>
                          {t(`amendments.states.${amendment.status}`)}
                        </Badge>
                        <span class="ml-auto flex flex-wrap gap-1">
                          <Show when={amendment.allowed.includes('revise')}>
                            <Button size="sm" variant="ghost" onClick={() => setEditing(amendment)}>
                              {t('amendments.revise')}
                            </Button>
                          </Show>
                          <Show when={amendment.allowed.includes('withdraw')}>
                            <Button
                              size="sm"
                              variant="ghost"
                              onClick={() => void use('withdraw', amendment).catch(showError)}
                            >
                              {t('amendments.withdraw')}
                            </Button>
                          </Show>
                          <Show when={amendment.allowed.includes('propose')}>
                            <Button size="sm" onClick={() => void use('propose', amendment).catch(showError)}>
                              {t('amendments.propose')}
                            </Button>
                          </Show>
                          <Show when={amendment.allowed.includes('reject')}>
                            <Button size="sm" onClick={() => setDeciding({ amendment, verb: 'reject' })}>
                              {t('amendments.reject')}
                            </Button>
                          </Show>
                          <Show when={amendment.allowed.includes('approve')}>
                            <Button
                              size="sm"
                              variant="primary"
                              onClick={() => setDeciding({ amendment, verb: 'approve' })}
                            >
                              {t('amendments.approve')}
                            </Button>
                          </Show>
                        </span>
                      </div>
                      <p class="whitespace-pre-wrap break-words">{amendment.reason}</p>
                      <Changes amendment={amendment} currency={props.contract.currency ?? 'CNY'} />
                      <Steps amendment={amendment} />
                    </li>
                  )}
                </For>
              </ol>
            </Show>
          </Card>
        )}
      </Loaded>
      <Suspense>
        <Show when={editing()} keyed>
          {(amendment) => (
            <AmendmentDialog
              contract={props.contract}
              amendment={amendment === 'new' ? undefined : amendment}
              onDone={refresh}
              onClose={() => setEditing(undefined)}
            />
          )}
        </Show>
        <Show when={deciding()} keyed>
          {({ amendment, verb }) => (
            <DecisionDialog
              amendment={amendment}
              verb={verb}
              onDone={refresh}
              onClose={() => setDeciding(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </>
  );
}

function Changes(props: { amendment: Amendment; currency: string }): JSX.Element {
  const value = (term: Amendment['changes'][number]['term'], text: string | null) =>
    termValue(term, text, props.currency);
  return (
    <div class="rounded-md bg-surface-2 px-3 py-2 grid gap-1.5">
      <Show when={props.amendment.changes.length > 0}>
        <DiffList
          changes={props.amendment.changes.map(({ term, before, after }) => ({
            label: termText(term),
            before: value(term, before),
            after: value(term, after),
          }))}
        />
      </Show>
      <Show when={props.amendment.hidesMoney}>
        <p class="text-sm text-ink-3">{t('amendments.hidesMoney')}</p>
      </Show>
    </div>
  );
}

/** Who did what with it, in one line each. */
function Steps(props: { amendment: Amendment }): JSX.Element {
  const steps = () => {
    const { createdBy, createdAt, proposedBy, proposedAt, decidedBy, decidedAt, status } = props.amendment;
    const line = (
      key: 'drafted' | 'proposed' | 'approved' | 'rejected' | 'withdrawn',
      who: string,
      at: string,
    ) => t(`amendments.steps.${key}`, { who, at: formatDateTime(at) });
    return [
      line('drafted', createdBy?.name ?? '–', createdAt),
      proposedAt && line('proposed', proposedBy?.name ?? '–', proposedAt),
      decidedAt &&
        (status === 'approved' || status === 'rejected' || status === 'withdrawn') &&
        line(status, decidedBy?.name ?? '–', decidedAt),
    ].filter((text): text is string => typeof text === 'string');
  };
  return (
    <div class="text-xs text-ink-3">
      <p>{steps().join(' · ')}</p>
      <Show when={props.amendment.decisionNote}>
        {(note) => <p class="mt-0.5 text-ink-2 whitespace-pre-wrap break-words">“{note()}”</p>}
      </Show>
    </div>
  );
}
