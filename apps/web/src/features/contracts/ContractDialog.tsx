import {
  all,
  Combobox,
  createForm,
  DateField,
  DecimalField,
  decimal,
  FormConflict,
  FormDialog,
  formatList,
  MultiSelect,
  maxLength,
  required,
  Select,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useNavigate } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import type { ContractDetail } from './contract-types.ts';
import {
  CURRENCIES,
  departmentName,
  searchCustomers,
  searchDepartments,
  searchMembers,
} from './contract-words.ts';

function valuesOf(contract: ContractDetail | undefined) {
  return {
    contractNo: contract?.contractNo ?? '',
    name: contract?.name ?? '',
    customerId: contract?.customer.id ?? '',
    signedOn: contract?.signedOn ?? '',
    startsOn: contract?.startsOn ?? '',
    promisedDate: contract?.promisedDate ?? '',
    amount: contract?.amount ?? '',
    currency: contract?.currency ?? 'CNY',
    projectLeadId: contract?.projectLead?.id ?? '',
    departmentIds: (contract?.departments.map((d) => d.id) ?? []) as readonly string[],
    internalNotes: contract?.internalNotes ?? '',
    scopeText: contract?.scopeText ?? '',
    salesOwnerId: contract?.salesOwner?.id ?? '',
    dealOn: contract?.dealOn ?? '',
  };
}
type Values = ReturnType<typeof valuesOf>;

/** Enters a contract, or changes one. What was typed and not sent survives a reload. */
export default function ContractDialog(props: {
  open: boolean;
  /** The contract to change; a new one without it. */
  contract?: ContractDetail;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useMay();
  const setsAmount = () =>
    props.contract ? props.contract.allowed.includes('setAmount') : may('Contract.setAmount');

  // From signing on these change by an amendment; the server refuses them as well.
  const isLocked = () => !!props.contract && props.contract.status !== 'draft';
  const firm = useQuery(() => ({ ...api.tenancy.get.options(), enabled: !props.contract }));
  const rule = () => (firm.isPending ? undefined : firm.data?.contractNoRule);

  const terms = (values: Values) => ({
    contractNo: values.contractNo || undefined,
    name: values.name,
    customerId: values.customerId,
    signedOn: values.signedOn || null,
    startsOn: values.startsOn || null,
    promisedDate: values.promisedDate || null,
    internalNotes: values.internalNotes || null,
    scopeText: values.scopeText || null,
    dealOn: values.dealOn || null,
    salesOwnerId: values.salesOwnerId || null,
    ...(setsAmount() ? { amount: values.amount || null, currency: values.currency } : {}),
  });
  const create = async (values: Values) => {
    const made = await api.contracts.create.send({
      ...terms(values),
      // Left empty, the server decides: a leader leads it himself, for his own departments.
      ...(values.projectLeadId ? { projectLeadId: values.projectLeadId } : {}),
      ...(values.departmentIds.length > 0 ? { departmentIds: [...values.departmentIds] } : {}),
    });
    navigate(`/contracts/${made.id}`);
  };
  const update = async (contract: ContractDetail, values: Values, version: number) => {
    const left = await api.contracts.update.send({
      contractId: contract.id,
      version,
      ...terms(values),
      projectLeadId: values.projectLeadId || null,
      departmentIds: [...values.departmentIds],
    });
    if (left === null) navigate('/contracts');
  };
  const form = createForm<Values>({
    initial: () => valuesOf(props.contract),
    rules: {
      contractNo: maxLength(60),
      name: all(required, maxLength(200)),
      customerId: required,
      amount: decimal,
      internalNotes: maxLength(10_000),
    },
    validate: (values) => ({
      contractNo: values.contractNo || rule() ? undefined : t('contracts.errors.number_missing'),
      promisedDate:
        values.startsOn && values.promisedDate && values.promisedDate < values.startsOn
          ? t('contracts.errors.promised_before_start', { startsOn: values.startsOn })
          : undefined,
    }),
    version: () => props.contract?.version ?? 0,
    draft: props.contract ? `contracts.edit.${props.contract.id}` : 'contracts.new',
    onSubmit: async (values, version) => {
      if (props.contract) await update(props.contract, values, version);
      else await create(values);
      await Promise.all([
        client.invalidateQueries({ queryKey: api.contracts.key() }),
        client.invalidateQueries({ queryKey: api.dashboard.key() }),
      ]);
    },
  });
  const lead = () => props.contract?.projectLead;
  // In a conflict, ids are shown as the names the newer version brings along, else those known here.
  const newer = () => form.reason()?.facts?.current as ContractDetail | undefined;
  const nameOf = (id: string) =>
    [newer(), props.contract]
      .flatMap((c) =>
        c
          ? [
              c.customer,
              c.projectLead,
              c.salesOwner,
              ...c.departments.map((d) => ({ id: d.id, name: departmentName(d) })),
            ]
          : [],
      )
      .find((one) => one?.id === id)?.name ?? t('contracts.chosenByYou');
  const shown = (field: string, value: unknown) => {
    if (field === 'departmentIds') return formatList((value as string[]).map(nameOf));
    if ((field === 'customerId' || field === 'projectLeadId' || field === 'salesOwnerId') && value)
      return nameOf(String(value));
    return undefined;
  };

  return (
    <FormDialog
      form={form}
      open={props.open}
      onClose={props.onClose}
      title={props.contract ? t('contracts.edit') : t('contracts.new')}
      description={props.contract ? undefined : t('contracts.newHint')}
      submit={props.contract ? t('contracts.save') : t('contracts.create')}
    >
      <FormConflict
        form={form}
        labels={{
          contractNo: t('contracts.contractNo'),
          name: t('contracts.name'),
          signedOn: t('contracts.signedOn'),
          startsOn: t('contracts.startsOn'),
          promisedDate: t('contracts.promisedDate'),
          ...(setsAmount() ? { amount: t('contracts.amount'), currency: t('contracts.currency') } : {}),
          customerId: t('contracts.customer'),
          projectLeadId: t('contracts.projectLead'),
          departmentIds: t('contracts.departments'),
          internalNotes: t('contracts.internalNotes'),
          salesOwnerId: t('contracts.salesOwner'),
          dealOn: t('contracts.dealOn'),
        }}
        show={shown}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('contracts.contractNo')}
          required={!rule()}
          disabled={isLocked()}
          help={rule() ? t('contracts.contractNoHelp', { rule: rule() ?? '' }) : undefined}
          {...form.field('contractNo')}
        />
        <Combobox
          label={t('contracts.customer')}
          required
          search={searchCustomers}
          selected={
            props.contract && { value: props.contract.customer.id, label: props.contract.customer.name }
          }
          {...form.field('customerId')}
        />
      </div>
      <TextField label={t('contracts.name')} required {...form.field('name')} />
      <div class="grid gap-4 sm:grid-cols-3">
        <DateField label={t('contracts.signedOn')} disabled={isLocked()} {...form.field('signedOn')} />
        <DateField label={t('contracts.startsOn')} {...form.field('startsOn')} />
        <DateField
          label={t('contracts.promisedDate')}
          disabled={isLocked()}
          {...form.field('promisedDate')}
        />
      </div>
      <Show when={setsAmount()}>
        <div class="grid gap-4 grid-cols-[1fr_110px]">
          <DecimalField label={t('contracts.amount')} disabled={isLocked()} {...form.field('amount')} />
          <Select
            label={t('contracts.currency')}
            required
            disabled={isLocked()}
            options={CURRENCIES.map((value) => ({ value, label: value }))}
            {...form.field('currency')}
          />
        </div>
      </Show>
      <Show when={isLocked()}>
        <p class="text-sm text-ink-3">{t('contracts.lockedHint')}</p>
      </Show>
      <Combobox
        label={t('contracts.projectLead')}
        help={props.contract || may('Contract.cancel') ? undefined : t('contracts.projectLeadHelp')}
        search={searchMembers}
        selected={lead() ? { value: lead()!.id, label: lead()!.name } : undefined}
        {...form.field('projectLeadId')}
      />
      <MultiSelect
        label={t('contracts.departments')}
        search={searchDepartments}
        selected={props.contract?.departments.map((d) => ({ value: d.id, label: departmentName(d) }))}
        {...form.field('departmentIds')}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <Combobox
          label={t('contracts.salesOwner')}
          search={searchMembers}
          selected={
            props.contract?.salesOwner
              ? { value: props.contract.salesOwner.id, label: props.contract.salesOwner.name }
              : undefined
          }
          {...form.field('salesOwnerId')}
        />
        <DateField label={t('contracts.dealOn')} {...form.field('dealOn')} />
      </div>
      <TextArea label={t('contracts.scopeText')} disabled={isLocked()} {...form.field('scopeText')} />
      <TextArea
        label={t('contracts.internalNotes')}
        help={t('contracts.internalNotesHelp')}
        {...form.field('internalNotes')}
      />
    </FormDialog>
  );
}
