import { Badge, Button, Card, NumberField, Select } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { departmentOptions } from '../tasks/task-words.tsx';
import { FIELDS, type MappingChoice, mappingOf, samplesOf } from './import.model.ts';
import type { ImportField, ImportMapping, Inspected } from './import-types.ts';

/** Which column is what? The proposal is filled in; what it is not sure of is marked. */
export function MappingStep(props: {
  contractId: string;
  file: Inspected;
  choice: MappingChoice;
  onChoice: (choice: MappingChoice) => void;
  onReading: (sheet: string | null, line: string | null) => void;
  onNext: (mapping: ImportMapping) => void;
  onBack: () => void;
}): JSX.Element {
  const plan = useQuery(() => api.tasks.plan.options({ contractId: props.contractId }));
  const departments = () => (plan.isPending ? [] : (plan.data?.departments ?? []));
  const columnOptions = () =>
    props.file.header.map(({ letters, name }, index) => ({
      value: String(index),
      label: `${letters} · ${name || '–'}`,
    }));
  const choose = (change: Partial<MappingChoice>) => props.onChoice({ ...props.choice, ...change });
  const chooseColumn = (field: ImportField, column: string) => {
    const columns = { ...props.choice.columns, [field]: column };
    // A column holds one thing: taking it for this field takes it from another.
    for (const other of FIELDS)
      if (other !== field && column !== '' && columns[other] === column) columns[other] = '';
    choose({ columns });
  };
  const mapping = () => mappingOf(props.file, props.choice);
  const unsure = (field: ImportField) => {
    const guess = props.file.guess[field];
    return (
      guess !== undefined && String(guess.column) === props.choice.columns[field] && guess.confidence < 0.9
    );
  };

  return (
    <div class="grid gap-4">
      <Card
        title={props.file.fileName}
        more={
          <span class="num text-ink-3 font-normal">{t('imports.rows', { count: props.file.rowCount })}</span>
        }
      >
        <div class="grid gap-4 sm:grid-cols-2 items-start">
          <Show when={props.file.sheets.length > 1}>
            <Select
              label={t('imports.sheet')}
              required
              options={props.file.sheets.map((name) => ({ value: name, label: name }))}
              value={props.file.sheet}
              onChange={(sheet) => props.onReading(sheet, null)}
            />
          </Show>
          <NumberField
            label={t('imports.headerLine')}
            help={t('imports.headerLineHelp')}
            min={1}
            step={1}
            value={props.file.headerLine}
            onChange={(line) => line && props.onReading(props.file.sheet, String(line))}
          />
        </div>
      </Card>
      <Card title={t('imports.columns')}>
        <ul class="grid gap-3">
          <For each={FIELDS}>
            {(field) => (
              <li class="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,220px)_minmax(0,1fr)] items-end">
                <Select
                  label={t(`imports.fields.${field}`)}
                  required={field === 'title'}
                  options={columnOptions()}
                  placeholder={t('imports.noColumn')}
                  value={props.choice.columns[field]}
                  onChange={(column) => chooseColumn(field, column)}
                />
                <p class="min-h-5 sm:min-h-9 flex items-center gap-2 text-sm text-ink-3 min-w-0">
                  <Show when={unsure(field)}>
                    <Badge tone="attention">{t('imports.unsure')}</Badge>
                  </Show>
                  <span class="truncate">{samplesOf(props.file, props.choice.columns[field])}</span>
                </p>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Card title={t('imports.reading')}>
        <div class="grid gap-4 sm:grid-cols-2 items-start">
          <Select
            label={t('imports.defaultDepartment')}
            help={t('imports.defaultDepartmentHelp')}
            options={departmentOptions(departments())}
            value={props.choice.defaultDepartmentId}
            onChange={(defaultDepartmentId) => choose({ defaultDepartmentId })}
          />
          <Select
            label={t('imports.dateOrder')}
            placeholder={t('imports.byColumn')}
            options={[
              { value: 'day_first', label: t('imports.dayFirst') },
              { value: 'month_first', label: t('imports.monthFirst') },
            ]}
            value={props.choice.dateOrder}
            onChange={(dateOrder) => choose({ dateOrder })}
          />
          <Select
            label={t('imports.percentScale')}
            placeholder={t('imports.byColumn')}
            options={[
              { value: 'points', label: t('imports.points') },
              { value: 'fraction', label: t('imports.fraction') },
            ]}
            value={props.choice.percentScale}
            onChange={(percentScale) => choose({ percentScale })}
          />
        </div>
      </Card>
      <div class="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={mapping() === undefined}
          onClick={() => {
            const ready = mapping();
            if (ready) props.onNext(ready);
          }}
        >
          {t('imports.check')}
        </Button>
        <Button variant="ghost" onClick={() => props.onBack()}>
          {t('imports.otherFile')}
        </Button>
      </div>
    </div>
  );
}
