import { Combobox, createForm, FormDialog, NumberField, RadioGroup, required, Select } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type LinkType, linkTypeOptions, span } from './plan-words.ts';

type Side = 'waitsFor' | 'awaitedBy';

/** Lets a task wait for another of its contract, or another for it. */
export default function LinkDialog(props: {
  taskId: string;
  contractId: string;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: {
      side: 'waitsFor' as Side,
      other: '',
      type: 'FS' as LinkType,
      lagDays: 0 as number | undefined,
    },
    rules: { other: required },
    onSubmit: async ({ side, other, type, lagDays }) => {
      const [predecessorId, successorId] =
        side === 'waitsFor' ? [other, props.taskId] : [props.taskId, other];
      await api.planning.link.send({ predecessorId, successorId, type, lagDays: lagDays ?? 0 });
      await client.invalidateQueries({ queryKey: api.planning.key() });
    },
  });
  const search = async (text: string) => {
    const { items } = await api.tasks.list.fetch({
      search: text,
      contractIds: [props.contractId],
      sort: 'order',
      limit: 30,
    });
    return items
      .filter(({ id }) => id !== props.taskId)
      .map(({ id, title, startsOn, dueOn }) => ({ value: id, label: title, note: span(startsOn, dueOn) }));
  };
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('planning.links.add')}
      submit={t('planning.links.add')}
    >
      <RadioGroup<Side>
        label={t('planning.links.side')}
        inline
        value={form.values.side}
        onChange={(side) => form.set('side', side)}
        options={[
          { value: 'waitsFor', label: t('planning.links.sideWaitsFor') },
          { value: 'awaitedBy', label: t('planning.links.sideAwaitedBy') },
        ]}
      />
      <Combobox label={t('planning.task')} required search={search} {...form.field('other')} />
      <div class="grid grid-cols-2 gap-3">
        <Select
          label={t('planning.links.type')}
          required
          options={linkTypeOptions()}
          {...form.field('type')}
        />
        <NumberField
          label={t('planning.links.lag')}
          min={-1000}
          max={1000}
          suffix={t('planning.days')}
          help={t('planning.links.lagHelp')}
          {...form.field('lagDays')}
        />
      </div>
    </FormDialog>
  );
}
