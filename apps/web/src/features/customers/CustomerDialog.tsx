import {
  all,
  ConflictNotice,
  createForm,
  FormDialog,
  maxLength,
  required,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type CustomerDetail = Outputs['customers']['get'];
const fields = ['name', 'code', 'phone', 'address', 'internalNotes'] as const;
type Values = Record<(typeof fields)[number], string>;

const valuesOf = (customer: Partial<Record<keyof Values, string | null>> | undefined): Values => ({
  name: customer?.name ?? '',
  code: customer?.code ?? '',
  phone: customer?.phone ?? '',
  address: customer?.address ?? '',
  internalNotes: customer?.internalNotes ?? '',
});

/** Adds a customer or changes what is known of one; shows both versions when somebody was faster. */
export function CustomerDialog(props: {
  customer?: CustomerDetail;
  onClose: () => void;
  onDone?: (customerId: string) => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm<Values>({
    initial: valuesOf(props.customer),
    version: () => props.customer?.version ?? 0,
    draft: props.customer ? undefined : 'customers.new',
    rules: {
      name: all(required, maxLength(200)),
      code: all(required, maxLength(40)),
      phone: maxLength(40),
      address: maxLength(500),
      internalNotes: maxLength(10_000),
    },
    onSubmit: async (values, version) => {
      const saved = props.customer
        ? await api.customers.update.send({ customerId: props.customer.id, version, ...values })
        : await api.customers.create.send(values);
      await client.invalidateQueries({ queryKey: api.customers.key() });
      props.onDone?.(saved.id);
    },
  });
  /** The record as somebody else left it, when that is why saving was refused. */
  const theirs = () => {
    const reason = form.reason();
    return reason?.code === 'platform.changed_meanwhile'
      ? (reason.facts?.current as (CustomerDetail & { version: number }) | undefined)
      : undefined;
  };
  const keepMine = async (version: number) => {
    form.rebase(version);
    if (await form.submit()) props.onClose();
  };
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.customer?.name ?? t('customers.create')}
      submit={t(props.customer ? 'customers.save' : 'customers.add')}
    >
      <Show when={theirs()}>
        {(current) => (
          <ConflictNotice
            fields={fields
              .filter((field) => (current()[field] ?? '') !== form.values[field])
              .map((field) => ({
                label: t(`customers.${field}`),
                theirs: current()[field] ?? '',
                mine: form.values[field],
              }))}
            onTakeTheirs={() => {
              const { version } = current();
              form.reset(valuesOf(current()));
              form.rebase(version);
            }}
            onKeepMine={() => void keepMine(current().version)}
            saving={form.submitting()}
          />
        )}
      </Show>
      <TextField label={t('customers.name')} required {...form.field('name')} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField label={t('customers.code')} required {...form.field('code')} />
        <TextField label={t('customers.phone')} optional type="tel" {...form.field('phone')} />
      </div>
      <TextField label={t('customers.address')} optional {...form.field('address')} />
      <TextArea
        label={t('customers.internalNotes')}
        optional
        help={t('customers.internalNotesHelp')}
        {...form.field('internalNotes')}
      />
    </FormDialog>
  );
}
