import { between, createForm, FormConflict, FormDialog, formatDateTime, NumberField } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { typeName } from '../files/files.model.ts';
import type { FileType } from './file-settings.model.ts';

interface Rule {
  years: number | undefined;
  days: number | undefined;
}

/** How long old versions of a type's files and those in the recycle bin are kept. Empty: for ever. */
export function RetentionDialog(props: { type: FileType; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm<Rule>({
    initial: {
      years: props.type.olderVersionsYears ?? undefined,
      days: props.type.recycledDays ?? undefined,
    },
    rules: { years: between(1, 100), days: between(1, 36_500) },
    version: () => props.type.version,
    onSubmit: async ({ years, days }, version) => {
      await api.files.setRetention.send({
        typeId: props.type.id,
        version,
        olderVersionsYears: years ?? null,
        recycledDays: days ?? null,
      });
      await client.invalidateQueries({ queryKey: api.files.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('fileSettings.retention.title', { name: typeName(props.type) })}
      submit={t('fileSettings.save')}
    >
      <FormConflict
        form={form}
        labels={{ years: t('fileSettings.retention.years'), days: t('fileSettings.retention.days') }}
      />
      <p class="text-sm text-ink-2">{t('fileSettings.retention.intro')}</p>
      <NumberField
        label={t('fileSettings.retention.years')}
        help={t('fileSettings.retention.yearsHelp')}
        min={1}
        max={100}
        step={1}
        {...form.field('years')}
      />
      <NumberField
        label={t('fileSettings.retention.days')}
        help={t('fileSettings.retention.daysHelp')}
        min={1}
        max={36_500}
        step={1}
        {...form.field('days')}
      />
      <Show when={props.type.retentionAt}>
        {(at) => (
          <p class="text-sm text-ink-3">
            {t('fileSettings.retention.setBy', {
              name: props.type.retentionBy?.name ?? '',
              at: formatDateTime(at()),
            })}
          </p>
        )}
      </Show>
    </FormDialog>
  );
}
