import { Combobox, createForm, FormDialog, NumberField, RadioGroup, required } from '@millwright/ui';
import type { DependencyType } from '@millwright/ui/gantt';
import type { JSX } from 'solid-js';
import { Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ContractPlan, PlanLink } from './gantt-types.ts';
import type { PlanMoves } from './plan-moves.ts';

const TYPES = ['FS', 'SS', 'FF', 'SF'] as const;
/** As far apart as two tasks may be, in working days. */
const MOST = 1000;

/** How one task waits for another: a new dependency of a task, or one that is there. */
export default function DependencyDialog(props: {
  plan: ContractPlan;
  moves: PlanMoves;
  /** The dependency to change. */
  link?: PlanLink | undefined;
  /** The task that is to wait, for a new one. */
  successorId?: string | undefined;
  onClose: () => void;
}): JSX.Element {
  const titleOf = (id: string | undefined) => props.plan.tasks.find((row) => row.id === id)?.title ?? '';
  const successorId = () => props.link?.successorId ?? props.successorId ?? '';
  const form = createForm({
    initial: {
      predecessorId: props.link?.predecessorId ?? '',
      type: (props.link?.type ?? 'FS') as DependencyType,
      lagDays: props.link?.lagDays ?? (0 as number | undefined),
    },
    rules: { predecessorId: required },
    version: () => props.link?.version ?? 0,
    validate: ({ lagDays }) => ({
      lagDays:
        Number.isInteger(lagDays ?? 0) && Math.abs(lagDays ?? 0) <= MOST
          ? undefined
          : t('gantt.dependency.lagRule'),
    }),
    onSubmit: async ({ predecessorId, type, lagDays }, version) => {
      const values = { type, lagDays: lagDays ?? 0 };
      if (props.link) {
        await api.planning.updateLink.send({ dependencyId: props.link.id, version, ...values });
        await props.moves.refresh();
      } else await props.moves.link({ predecessorId, successorId: successorId(), ...values });
    },
  });
  const others = () =>
    props.plan.tasks
      .filter(({ id }) => id !== successorId())
      .map(({ id, title, departmentName }) => ({ value: id, label: title, note: departmentName }));
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.link ? t('gantt.dependency.edit') : t('gantt.dependency.add')}
      description={t('gantt.dependency.of', { task: titleOf(successorId()) })}
      submit={t('gantt.dependency.save')}
    >
      <Show
        when={!props.link}
        fallback={
          <p class="text-sm">
            <span class="text-ink-3">{t('gantt.dependency.predecessor')}</span>
            <span class="block font-medium">{titleOf(props.link?.predecessorId)}</span>
          </p>
        }
      >
        <Combobox
          label={t('gantt.dependency.predecessor')}
          required
          options={others()}
          {...form.field('predecessorId')}
        />
      </Show>
      <RadioGroup
        label={t('gantt.dependency.type')}
        options={TYPES.map((type) => ({
          value: type,
          label: t(`gantt.types.${type}.name`),
          note: t(`gantt.types.${type}.says`),
        }))}
        {...form.field('type')}
      />
      <NumberField
        label={t('gantt.dependency.lag')}
        help={t('gantt.dependency.lagHelp')}
        step={1}
        min={-MOST}
        max={MOST}
        suffix={t('gantt.dependency.days')}
        {...form.field('lagDays')}
      />
    </FormDialog>
  );
}
