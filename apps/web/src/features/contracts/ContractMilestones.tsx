import {
  Badge,
  Button,
  Card,
  EmptyState,
  ExportMenu,
  formatDate,
  IconButton,
  showError,
  showToast,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Check from 'lucide-solid/icons/check';
import Clock from 'lucide-solid/icons/clock';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import type { ContractDetail, Milestone } from './contract-types.ts';

const MilestoneDialog = lazy(() => import('./MilestoneDialog.tsx'));

/** The gates of a contract in their order; those marked so show to the customer. */
export default function ContractMilestones(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const [editing, setEditing] = createSignal<Milestone | 'new'>();
  const editable = () => props.contract.allowed.includes('milestones');
  const all = () => props.contract.milestones;
  const then = async (change: Promise<unknown>) => {
    try {
      await change;
    } catch (error) {
      showError(error);
    }
    await client.invalidateQueries({ queryKey: api.contracts.key() });
  };
  const move = (index: number, by: number) => {
    const ids = all().map((milestone) => milestone.id);
    const [moved] = ids.splice(index, 1);
    ids.splice(index + by, 0, moved!);
    void then(api.contracts.reorderMilestones.send({ contractId: props.contract.id, milestoneIds: ids }));
  };
  const reach = (milestone: Milestone) => {
    const { id: milestoneId, version } = milestone;
    void then(
      api.contracts.reachMilestone.send({
        milestoneId,
        version,
        ...(milestone.reachedOn ? { reachedOn: null } : {}),
      }),
    );
  };
  const remove = async (milestone: Milestone) => {
    await then(api.contracts.deleteMilestone.send({ milestoneId: milestone.id }));
    const { name, dueOn, isPublic } = milestone;
    showToast({
      text: t('contracts.milestones.removed', { name }),
      undo: () =>
        then(api.contracts.createMilestone.send({ contractId: props.contract.id, name, dueOn, isPublic })),
    });
  };

  return (
    <>
      <Card
        flush
        title={t('contracts.tabs.milestones')}
        more={
          <span class="flex items-center gap-1">
            <ExportMenu
              size="sm"
              onExport={(format) => downloadList('milestones', format, { contractId: props.contract.id })}
            />
            <Show when={editable()}>
              <Button variant="ghost" icon={Plus} onClick={() => setEditing('new')}>
                {t('contracts.milestones.add')}
              </Button>
            </Show>
          </span>
        }
      >
        <Show
          when={all().length > 0}
          fallback={
            <EmptyState title={t('contracts.milestones.empty')} hint={t('contracts.milestones.emptyHint')} />
          }
        >
          <ol class="divide-y divide-line">
            <For each={all()}>
              {(milestone, index) => (
                <li class="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
                  <Show when={milestone.reachedOn} fallback={<Clock class="text-ink-3" aria-hidden="true" />}>
                    <Check class="text-accepted" aria-hidden="true" />
                  </Show>
                  <div class="flex-1 min-w-40">
                    <p class="font-semibold">{milestone.name}</p>
                    <p class="text-xs text-ink-3 num">
                      {milestone.reachedOn
                        ? t('contracts.milestones.reachedOn', { date: formatDate(milestone.reachedOn) })
                        : milestone.dueOn
                          ? t('contracts.dueOn', { date: formatDate(milestone.dueOn) })
                          : t('contracts.milestones.noDate')}
                    </p>
                  </div>
                  <Badge icon={milestone.isPublic ? Eye : EyeOff}>
                    {milestone.isPublic
                      ? t('contracts.milestones.public')
                      : t('contracts.milestones.private')}
                  </Badge>
                  <Show when={editable()}>
                    <div class="flex items-center">
                      <Button variant="ghost" onClick={() => reach(milestone)}>
                        {milestone.reachedOn
                          ? t('contracts.milestones.unreach')
                          : t('contracts.milestones.reach')}
                      </Button>
                      <IconButton
                        icon={ArrowUp}
                        label={t('contracts.milestones.up', { name: milestone.name })}
                        disabled={index() === 0}
                        onClick={() => move(index(), -1)}
                      />
                      <IconButton
                        icon={ArrowDown}
                        label={t('contracts.milestones.down', { name: milestone.name })}
                        disabled={index() === all().length - 1}
                        onClick={() => move(index(), 1)}
                      />
                      <IconButton
                        icon={Pencil}
                        label={t('contracts.milestones.edit', { name: milestone.name })}
                        onClick={() => setEditing(milestone)}
                      />
                      <IconButton
                        icon={Trash}
                        label={t('contracts.milestones.remove', { name: milestone.name })}
                        onClick={() => void remove(milestone)}
                      />
                    </div>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </Show>
      </Card>
      <Suspense>
        <Show when={editing()} keyed>
          {(milestone) => (
            <MilestoneDialog
              contractId={props.contract.id}
              milestone={milestone === 'new' ? undefined : milestone}
              onClose={() => setEditing(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </>
  );
}
