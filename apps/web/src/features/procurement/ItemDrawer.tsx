import {
  all,
  Combobox,
  createForm,
  createPress,
  DateField,
  DecimalField,
  Drawer,
  decimal,
  FormConflict,
  FormFrame,
  Loaded,
  maxLength,
  NumberField,
  PageSkeleton,
  required,
  Select,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { departmentOptions } from '../tasks/task-words.tsx';
import type { ItemDetail, ProcurementPlan } from './procurement-types.ts';
import { searchSuppliers, searchTasks, typeOptions } from './procurement-words.tsx';
import { useRefresh } from './refresh.ts';

interface Props {
  contractId: string;
  /** The part to change; a new one without it. */
  item?: ItemDetail | undefined;
  onClose: () => void;
}

/** Asks for a part beside the list it belongs to, or changes what is wanted. */
export default function ItemDrawer(props: Props): JSX.Element {
  // Whoever buys for the whole firm may not open the contract; what is there already keeps its department.
  const plan = useQuery(() => ({
    ...api.procurement.plan.options({ contractId: props.contractId }),
    enabled: !props.item || props.item.mayReadContract,
  }));
  const title = () => (props.item ? t('procurement.edit') : t('procurement.add'));
  return (
    <Drawer open onClose={props.onClose} title={title()}>
      <Show when={!props.item || props.item.mayReadContract} fallback={<ItemForm {...props} />}>
        <Loaded query={plan} fallback={<PageSkeleton />}>
          {(loaded) => <ItemForm {...props} plan={loaded()} />}
        </Loaded>
      </Show>
    </Drawer>
  );
}

type Type = NonNullable<ItemDetail['itemType']>;

function valuesOf(item: ItemDetail | undefined, plan: ProcurementPlan | undefined) {
  const mine = plan?.departments.filter(({ mayRequest }) => mayRequest) ?? [];
  return {
    name: item?.name ?? '',
    departmentId: item?.departmentId ?? (mine.length === 1 ? (mine[0]?.id ?? '') : ''),
    quantity: item?.quantity ?? '1',
    unit: item?.unit ?? '',
    specification: item?.specification ?? '',
    partNo: item?.partNo ?? '',
    drawingNo: item?.drawingNo ?? '',
    itemType: (item?.itemType ?? '') as Type | '',
    taskId: item?.taskId ?? '',
    neededBy: item?.neededBy ?? '',
    supplierId: item?.supplier?.id ?? '',
    tolerancePercent: (item?.tolerancePercent ?? 0) as number | undefined,
    unitPrice: item?.unitPrice ?? '',
    currency: item?.currency ?? 'CNY',
    notes: item?.notes ?? '',
  };
}

function ItemForm(props: Props & { plan?: ProcurementPlan }): JSX.Element {
  const may = useMay();
  const refresh = useRefresh();
  const prices = () =>
    props.item ? props.item.allowed.includes('setPrice') : (props.plan?.maySetPrice ?? false);
  const press = createPress();
  const form = createForm({
    initial: () => valuesOf(props.item, props.plan),
    version: () => props.item?.version ?? 0,
    draft: props.item ? `procurement.edit.${props.item.id}` : `procurement.new.${props.contractId}`,
    rules: {
      name: all(required, maxLength(200)),
      departmentId: required,
      quantity: all(required, decimal),
      unit: all(required, maxLength(20)),
      specification: maxLength(2_000),
      unitPrice: decimal,
      notes: maxLength(5_000),
    },
    onSubmit: async (values, version) => {
      const { unitPrice, currency, ...rest } = values;
      const wanted = {
        ...rest,
        itemType: rest.itemType || null,
        taskId: rest.taskId || null,
        neededBy: rest.neededBy || null,
        supplierId: rest.supplierId || null,
        tolerancePercent: rest.tolerancePercent ?? 0,
        ...(prices() ? { unitPrice: unitPrice || null, ...(unitPrice ? { currency } : {}) } : {}),
      };
      if (props.item) await api.procurement.update.send({ itemId: props.item.id, version, ...wanted });
      else {
        const { contractId } = props;
        await api.procurement.request.send({ contractId, ...wanted, requestKey: press.key });
        press.heard();
      }
      showToast({
        text: props.item ? t('procurement.saved') : t('procurement.added', { name: values.name }),
      });
      props.onClose();
      await refresh();
    },
  });
  const labels = () => ({
    name: t('procurement.name'),
    quantity: t('procurement.quantity'),
    unit: t('procurement.unit'),
    specification: t('procurement.specification'),
    partNo: t('procurement.partNo'),
    drawingNo: t('procurement.drawingNo'),
    neededBy: t('procurement.neededBy'),
    unitPrice: t('procurement.unitPrice'),
    notes: t('procurement.notes'),
  });
  const departments = () =>
    props.plan
      ? departmentOptions(
          props.plan.departments.map(({ mayRequest, ...one }) => ({ ...one, mayPlan: mayRequest })),
        )
      : [{ value: props.item?.departmentId ?? '', label: props.item?.departmentName ?? '' }];

  return (
    <FormFrame
      form={form}
      submit={props.item ? t('procurement.save') : t('procurement.add')}
      onCancel={props.onClose}
    >
      <FormConflict form={form} labels={labels()} />
      <TextField label={t('procurement.name')} required autofocus={!props.item} {...form.field('name')} />
      <div class="grid grid-cols-2 gap-3">
        <DecimalField label={t('procurement.quantity')} required {...form.field('quantity')} />
        <TextField
          label={t('procurement.unit')}
          required
          help={t('procurement.unitHelp')}
          {...form.field('unit')}
        />
      </div>
      <TextArea label={t('procurement.specification')} optional rows={2} {...form.field('specification')} />
      <div class="grid grid-cols-2 gap-3">
        <TextField label={t('procurement.partNo')} optional {...form.field('partNo')} />
        <TextField label={t('procurement.drawingNo')} optional {...form.field('drawingNo')} />
      </div>
      <Select
        label={t('procurement.department')}
        required
        options={departments()}
        help={t('procurement.departmentHelp')}
        {...form.field('departmentId')}
      />
      <Show when={may('Task.read')}>
        <Combobox
          label={t('procurement.task')}
          search={(text) => searchTasks(props.contractId, text)}
          selected={
            props.item?.taskId ? { value: props.item.taskId, label: props.item.taskTitle ?? '' } : undefined
          }
          help={t('procurement.taskHelp')}
          {...form.field('taskId')}
        />
      </Show>
      <div class="grid grid-cols-2 gap-3">
        <DateField label={t('procurement.neededBy')} {...form.field('neededBy')} />
        <Select label={t('procurement.itemType')} options={typeOptions()} {...form.field('itemType')} />
      </div>
      <Show when={may('Supplier.read')}>
        <Combobox
          label={t('procurement.supplier')}
          search={searchSuppliers}
          selected={
            props.item?.supplier
              ? { value: props.item.supplier.id, label: props.item.supplier.name }
              : undefined
          }
          {...form.field('supplierId')}
        />
      </Show>
      <Show when={prices()}>
        <div class="grid grid-cols-[1fr_110px] gap-3">
          <DecimalField label={t('procurement.unitPrice')} optional {...form.field('unitPrice')} />
          <TextField label={t('procurement.currency')} {...form.field('currency')} />
        </div>
      </Show>
      <NumberField
        label={t('procurement.tolerance')}
        help={t('procurement.toleranceHelp')}
        min={0}
        max={100}
        step={1}
        {...form.field('tolerancePercent')}
      />
      <TextArea label={t('procurement.notes')} optional rows={3} {...form.field('notes')} />
    </FormFrame>
  );
}
