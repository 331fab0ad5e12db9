import { CHECK_KINDS, type CheckKind } from '@millwright/server/modules/acceptance/kinds.schemas.ts';
import {
  all,
  Button,
  Checkbox,
  createForm,
  FormConflict,
  FormDialog,
  IconButton,
  maxLength,
  required,
  Select,
  TextField,
} from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { Index, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useRefresh } from './round.model.ts';

type Checklist = Outputs['acceptance']['checklist'];

interface Item {
  title: string;
  titleEn: string;
  kind: CheckKind;
  unit: string;
  nominal: string;
  lowerDeviation: string;
  upperDeviation: string;
  isRequired: boolean;
  needsEvidence: boolean;
}

const NEW: Item = {
  title: '',
  titleEn: '',
  kind: 'yes_no',
  unit: '',
  nominal: '',
  lowerDeviation: '',
  upperDeviation: '',
  isRequired: true,
  needsEvidence: false,
};

/** Makes a checklist, or changes one. */
export default function ChecklistDialog(props: {
  templateId?: string | undefined;
  onClose: () => void;
}): JSX.Element {
  const checklist = useQuery(() => ({
    ...api.acceptance.checklist.options({ templateId: props.templateId ?? '' }),
    enabled: props.templateId !== undefined,
    staleTime: 0,
  }));
  return (
    <Show when={props.templateId} fallback={<Editor onClose={props.onClose} />}>
      <Show when={!checklist.isPending && checklist.data} keyed>
        {(found) => <Editor checklist={found} onClose={props.onClose} />}
      </Show>
    </Show>
  );
}

const minus = (text: string) => text.trim().replace(/\u2212/g, '-');

function Editor(props: { checklist?: Checklist | undefined; onClose: () => void }): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: {
      name: props.checklist?.name ?? '',
      nameEn: props.checklist?.nameEn ?? '',
      items: (props.checklist?.items ?? []).map(
        ({ id: _, ...item }): Item => ({
          ...item,
          titleEn: item.titleEn ?? '',
          unit: item.unit ?? '',
          nominal: item.nominal ?? '',
          lowerDeviation: item.lowerDeviation ?? '',
          upperDeviation: item.upperDeviation ?? '',
        }),
      ),
    },
    version: () => props.checklist?.version ?? 0,
    rules: { name: all(required, maxLength(100)) },
    onSubmit: async ({ name, nameEn, items }, version) => {
      await api.acceptance.saveChecklist.send({
        ...(props.checklist ? { templateId: props.checklist.id, version } : {}),
        name,
        nameEn: nameEn || null,
        items: items.map((item) => ({
          ...item,
          titleEn: item.titleEn || null,
          unit: item.unit || null,
          nominal: minus(item.nominal) || null,
          lowerDeviation: minus(item.lowerDeviation) || null,
          upperDeviation: minus(item.upperDeviation) || null,
        })),
      });
      await refresh();
    },
  });
  const change = (at: number, data: Partial<Item>) =>
    form.set(
      'items',
      form.values.items.map((item, index) => (index === at ? { ...item, ...data } : item)),
    );
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={
        props.checklist
          ? t('acceptance.setup.editChecklist', { name: props.checklist.name })
          : t('acceptance.setup.addChecklist')
      }
      submit={t('acceptance.setup.save')}
      size="lg"
    >
      <FormConflict
        form={form}
        labels={{ name: t('acceptance.setup.name'), nameEn: t('acceptance.setup.nameEn') }}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField label={t('acceptance.setup.name')} required {...form.field('name')} />
        <TextField label={t('acceptance.setup.nameEn')} {...form.field('nameEn')} />
      </div>
      <Index each={form.values.items}>
        {(item, at) => (
          <ItemFields
            item={item()}
            number={at + 1}
            onChange={(data) => change(at, data)}
            onRemove={() =>
              form.set(
                'items',
                form.values.items.filter((_, index) => index !== at),
              )
            }
          />
        )}
      </Index>
      <Button
        icon={Plus}
        variant="ghost"
        class="justify-self-start"
        onClick={() => form.set('items', [...form.values.items, { ...NEW }])}
      >
        {t('acceptance.setup.addItem')}
      </Button>
    </FormDialog>
  );
}

function ItemFields(props: {
  item: Item;
  number: number;
  onChange: (data: Partial<Item>) => void;
  onRemove: () => void;
}): JSX.Element {
  return (
    <fieldset class="grid gap-3 rounded-lg border border-line p-3">
      <legend class="sr-only">{t('acceptance.setup.item', { number: props.number })}</legend>
      <div class="flex items-start gap-2">
        <div class="grid flex-1 gap-3 sm:grid-cols-2">
          <TextField
            label={t('acceptance.setup.itemTitle')}
            required
            maxLength={300}
            value={props.item.title}
            onChange={(title) => props.onChange({ title })}
          />
          <TextField
            label={t('acceptance.setup.itemTitleEn')}
            maxLength={300}
            value={props.item.titleEn}
            onChange={(titleEn) => props.onChange({ titleEn })}
          />
        </div>
        <IconButton
          icon={Trash}
          label={t('acceptance.setup.removeItem', { number: props.number })}
          onClick={() => props.onRemove()}
        />
      </div>
      <div class="grid gap-3 grid-cols-2 sm:grid-cols-5">
        <Select
          label={t('acceptance.setup.kind')}
          required
          options={CHECK_KINDS.map((value) => ({ value, label: t(`acceptance.setup.kinds.${value}`) }))}
          value={props.item.kind}
          onChange={(kind) => props.onChange({ kind })}
        />
        <Show when={props.item.kind === 'measure'}>
          <TextField
            label={t('acceptance.setup.nominal')}
            required
            inputMode="decimal"
            value={props.item.nominal}
            onChange={(nominal) => props.onChange({ nominal })}
          />
          <TextField
            label={t('acceptance.setup.lower')}
            value={props.item.lowerDeviation}
            placeholder="-0.05"
            onChange={(lowerDeviation) => props.onChange({ lowerDeviation })}
          />
          <TextField
            label={t('acceptance.setup.upper')}
            value={props.item.upperDeviation}
            placeholder="0.02"
            onChange={(upperDeviation) => props.onChange({ upperDeviation })}
          />
          <TextField
            label={t('acceptance.setup.unit')}
            value={props.item.unit}
            placeholder="mm"
            onChange={(unit) => props.onChange({ unit })}
          />
        </Show>
      </div>
      <Show when={props.item.kind === 'measure'}>
        <p class="text-xs text-ink-3">{t('acceptance.setup.deviationHelp')}</p>
      </Show>
      <div class="flex flex-wrap gap-x-5 gap-y-2">
        <Checkbox
          label={t('acceptance.setup.itemRequired')}
          checked={props.item.isRequired}
          onChange={(isRequired) => props.onChange({ isRequired })}
        />
        <Checkbox
          label={t('acceptance.setup.needsEvidence')}
          checked={props.item.needsEvidence}
          onChange={(needsEvidence) => props.onChange({ needsEvidence })}
        />
      </div>
    </fieldset>
  );
}
