import {
  all,
  createForm,
  FormDialog,
  maxLength,
  RadioGroup,
  required,
  Select,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type CreatedToken, LIFETIMES, type Lifetime } from './tokens.model.ts';

/** Makes a token: what it is for, what it may do, how long it lives. */
export function TokenDialog(props: {
  onMade: (token: CreatedToken) => void;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm<{ name: string; access: 'read' | 'write'; days: Lifetime }>({
    initial: { name: '', access: 'read', days: '90' },
    rules: { name: all(required, maxLength(80)) },
    onSubmit: async ({ name, access, days }) => {
      props.onMade(await api.tokens.create.send({ name, access, days: Number(days) }));
      await client.invalidateQueries({ queryKey: api.tokens.key() });
    },
  });
  return (
    <FormDialog form={form} open onClose={props.onClose} title={t('tokens.create')} submit={t('tokens.make')}>
      <TextField label={t('tokens.name')} help={t('tokens.nameHelp')} required {...form.field('name')} />
      <RadioGroup
        label={t('tokens.access')}
        options={(['read', 'write'] as const).map((value) => ({
          value,
          label: t(`tokens.accesses.${value}`),
          note: t(`tokens.accessNotes.${value}`),
        }))}
        {...form.field('access')}
      />
      <Select
        label={t('tokens.lifetime')}
        required
        options={LIFETIMES.map((value) => ({ value, label: t('tokens.days', { count: Number(value) }) }))}
        {...form.field('days')}
      />
    </FormDialog>
  );
}
