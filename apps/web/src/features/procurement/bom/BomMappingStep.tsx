import {
  Badge,
  Button,
  Card,
  Checkbox,
  Combobox,
  DateField,
  NumberField,
  Select,
  TextField,
} from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../../i18n/index.ts';
import { useMay } from '../../../session.tsx';
import { departmentOptions } from '../../tasks/task-words.tsx';
import type { ProcurementPlan } from '../procurement-types.ts';
import { searchTasks } from '../procurement-words.tsx';
import {
  type BomChoice,
  type BomField,
  type BomMapping,
  FIELDS,
  type InspectedBom,
  mappingOf,
  samplesOf,
} from './bom.model.ts';

/** Which column is what, how the tree and its quantities are meant, and for whom it all is. */
export function BomMappingStep(props: {
  plan: ProcurementPlan;
  file: InspectedBom;
  choice: BomChoice;
  onChoice: (choice: BomChoice) => void;
  onReading: (sheet: string | null, line: string | null) => void;
  onNext: (mapping: BomMapping) => void;
  onBack: () => void;
}): JSX.Element {
  const may = useMay();
  const choose = (change: Partial<BomChoice>) => props.onChoice({ ...props.choice, ...change });
  const mapping = () => mappingOf(props.file, props.choice);
  const hasTree = () => props.choice.columns.position !== '';
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
      <Columns file={props.file} choice={props.choice} onChoice={props.onChoice} />
      <Card title={t('procurement.bom.reading')}>
        <div class="grid gap-4">
          <div class="grid gap-4 sm:grid-cols-3 items-start">
            <NumberField
              label={t('procurement.bom.sets')}
              help={t('procurement.bom.setsHelp')}
              min={1}
              step={1}
              value={props.choice.sets}
              onChange={(sets) => choose({ sets: sets ?? 1 })}
            />
            <TextField
              label={t('procurement.bom.defaultUnit')}
              help={t('procurement.bom.defaultUnitHelp')}
              value={props.choice.defaultUnit}
              onChange={(defaultUnit) => choose({ defaultUnit })}
            />
            <Select
              label={t('procurement.bom.decimalMark')}
              placeholder={t('imports.byColumn')}
              options={[
                { value: 'point', label: t('procurement.bom.point') },
                { value: 'comma', label: t('procurement.bom.comma') },
              ]}
              value={props.choice.decimalMark}
              onChange={(decimalMark) => choose({ decimalMark })}
            />
          </div>
          <div class="grid gap-2">
            <Show when={hasTree()}>
              <Checkbox
                label={t('procurement.bom.skipAssemblies')}
                checked={props.choice.skipAssemblies}
                onChange={(skipAssemblies) => choose({ skipAssemblies })}
              />
              <Checkbox
                label={t('procurement.bom.multiply')}
                checked={props.choice.multiply}
                onChange={(multiply) => choose({ multiply })}
              />
            </Show>
            <Checkbox
              label={t('procurement.bom.combine')}
              checked={props.choice.combine}
              onChange={(combine) => choose({ combine })}
            />
            <Checkbox
              label={t('procurement.bom.again')}
              checked={props.choice.again}
              onChange={(again) => choose({ again })}
            />
          </div>
        </div>
      </Card>
      <Card title={t('procurement.bom.forWhom')}>
        <div class="grid gap-4 sm:grid-cols-2 items-start">
          <Select
            label={t('procurement.department')}
            required
            options={departmentOptions(
              props.plan.departments.map(({ mayRequest, ...one }) => ({ ...one, mayPlan: mayRequest })),
            )}
            value={props.choice.departmentId}
            onChange={(departmentId) => choose({ departmentId })}
          />
          <DateField
            label={t('procurement.neededBy')}
            value={props.choice.neededBy}
            onChange={(neededBy) => choose({ neededBy })}
          />
          <Show when={may('Task.read')}>
            <Combobox
              label={t('procurement.task')}
              search={(text) => searchTasks(props.plan.contractId, text)}
              help={t('procurement.taskHelp')}
              value={props.choice.taskId}
              onChange={(taskId) => choose({ taskId: taskId ?? '' })}
            />
          </Show>
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

/** The proposal is filled in; what it is not sure of is marked. */
function Columns(props: {
  file: InspectedBom;
  choice: BomChoice;
  onChoice: (choice: BomChoice) => void;
}): JSX.Element {
  const options = () =>
    props.file.header.map(({ letters, name }, index) => ({
      value: String(index),
      label: `${letters} · ${name || '–'}`,
    }));
  const choose = (field: BomField, column: string) => {
    const columns = { ...props.choice.columns, [field]: column };
    // A column holds one thing: taking it for this field takes it from another.
    for (const other of FIELDS)
      if (other !== field && column !== '' && columns[other] === column) columns[other] = '';
    props.onChoice({ ...props.choice, columns });
  };
  const unsure = (field: BomField) => {
    const guess = props.file.guess[field];
    return (
      guess !== undefined && String(guess.column) === props.choice.columns[field] && guess.confidence < 0.9
    );
  };
  return (
    <Card title={t('imports.columns')}>
      <ul class="grid gap-3">
        <For each={FIELDS}>
          {(field) => (
            <li class="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,220px)_minmax(0,1fr)] items-end">
              <Select
                label={t(`procurement.bom.fields.${field}`)}
                required={field === 'quantity'}
                options={options()}
                placeholder={t('imports.noColumn')}
                value={props.choice.columns[field]}
                onChange={(column) => choose(field, column)}
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
  );
}
