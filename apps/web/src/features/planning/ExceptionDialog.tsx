import {
  all,
  createForm,
  DateField,
  FormDialog,
  maxLength,
  RadioGroup,
  required,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type What = 'off' | 'worked';

/** Says of some days that the firm is off, or works all the same. */
export default function ExceptionDialog(props: {
  calendarId: string;
  year: number;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { name: '', from: '', to: '', what: 'off' as What },
    rules: { name: all(required, maxLength(100)), from: required },
    validate: ({ from, to }) => ({
      to: from && to && to < from ? t('planning.errors.days_out_of_order') : undefined,
    }),
    onSubmit: async ({ name, from, to, what }) => {
      const days = { from, to: to || from, isWorking: what === 'worked', name };
      await api.planning.calendars.addException.send({ calendarId: props.calendarId, ...days });
      await client.invalidateQueries({ queryKey: api.planning.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('planning.workDays.addDays')}
      submit={t('planning.save')}
      size="sm"
    >
      <TextField label={t('planning.workDays.daysName')} required autofocus {...form.field('name')} />
      <div class="grid grid-cols-2 gap-3">
        <DateField label={t('planning.from')} required {...form.field('from')} />
        <DateField label={t('planning.to')} min={form.values.from || undefined} {...form.field('to')} />
      </div>
      <RadioGroup<What>
        label={t('planning.workDays.what')}
        inline
        value={form.values.what}
        onChange={(what) => form.set('what', what)}
        options={[
          { value: 'off', label: t('planning.workDays.off') },
          { value: 'worked', label: t('planning.workDays.worked') },
        ]}
      />
    </FormDialog>
  );
}
