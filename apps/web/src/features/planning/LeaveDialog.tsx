import { Combobox, createForm, DateField, FormDialog, required } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';

/** Enters days somebody is away: oneself, or a person of the departments one leads. */
export default function LeaveDialog(props: { onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const session = useSession();
  const form = createForm({
    initial: { memberId: '', from: '', to: '' },
    rules: { from: required },
    validate: ({ from, to }) => ({
      to: from && to && to < from ? t('planning.errors.days_out_of_order') : undefined,
    }),
    onSubmit: async ({ memberId, from, to }) => {
      await api.planning.leave.enter.send({ from, to: to || from, ...(memberId ? { memberId } : {}) });
      await client.invalidateQueries({ queryKey: api.planning.key() });
    },
  });
  const search = async (text: string) => {
    const { items } = await api.org.members.fetch({ search: text, limit: 20 });
    return items.map(({ id, name }) => ({ value: id, label: name }));
  };
  const entersForOthers = () => session().member.role !== 'staff';
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('planning.leave.enter')}
      submit={t('planning.leave.enter')}
      size="sm"
    >
      <Show when={entersForOthers()}>
        <Combobox
          label={t('planning.leave.person')}
          help={t('planning.leave.personHelp')}
          search={search}
          {...form.field('memberId')}
        />
      </Show>
      <div class="grid grid-cols-2 gap-3">
        <DateField label={t('planning.from')} required {...form.field('from')} />
        <DateField label={t('planning.to')} min={form.values.from || undefined} {...form.field('to')} />
      </div>
    </FormDialog>
  );
}
