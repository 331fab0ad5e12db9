import {
  all,
  Button,
  createForm,
  FormConflict,
  FormDialog,
  IconButton,
  maxLength,
  required,
  TextArea,
  TextField,
} from '@millwright/ui';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { Index, type JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { SupplierDetail } from './procurement-types.ts';
import { useRefresh } from './refresh.ts';

interface Contact {
  name: string;
  title: string;
  phone: string;
  email: string;
}
const MOST_CONTACTS = 20;

const valuesOf = (supplier: SupplierDetail | undefined) => ({
  name: supplier?.name ?? '',
  code: supplier?.code ?? '',
  address: supplier?.address ?? '',
  notes: supplier?.notes ?? '',
  contacts: (supplier?.contacts ?? []).map(
    ({ name, title = '', phone = '', email = '' }): Contact => ({ name, title, phone, email }),
  ) as readonly Contact[],
});

/** Adds a supplier or changes what is known of one, with its people. */
export default function SupplierDialog(props: {
  supplier?: SupplierDetail | undefined;
  onDone?: (supplierId: string) => void;
  onClose: () => void;
}): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: () => valuesOf(props.supplier),
    version: () => props.supplier?.version ?? 0,
    draft: props.supplier ? undefined : 'suppliers.new',
    rules: {
      name: all(required, maxLength(200)),
      code: maxLength(40),
      address: maxLength(500),
      notes: maxLength(10_000),
    },
    onSubmit: async (values, version) => {
      // A line without a name is one somebody added and left.
      const contacts = values.contacts.filter(({ name }) => name.trim() !== '').map((one) => ({ ...one }));
      const saved = props.supplier
        ? await api.suppliers.update.send({ supplierId: props.supplier.id, version, ...values, contacts })
        : await api.suppliers.create.send({ ...values, contacts });
      await refresh();
      props.onDone?.(saved.id);
    },
  });
  const change = (at: number, with_: Partial<Contact>) =>
    form.set(
      'contacts',
      form.values.contacts.map((one, index) => (index === at ? { ...one, ...with_ } : one)),
    );
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.supplier?.name ?? t('procurement.suppliers.add')}
      submit={props.supplier ? t('procurement.suppliers.save') : t('procurement.suppliers.add')}
    >
      <FormConflict
        form={form}
        labels={{
          name: t('procurement.suppliers.name'),
          code: t('procurement.suppliers.code'),
          address: t('procurement.suppliers.address'),
          notes: t('procurement.suppliers.notes'),
        }}
      />
      <div class="grid gap-4 sm:grid-cols-[1fr_140px]">
        <TextField label={t('procurement.suppliers.name')} required {...form.field('name')} />
        <TextField label={t('procurement.suppliers.code')} optional {...form.field('code')} />
      </div>
      <TextField label={t('procurement.suppliers.address')} optional {...form.field('address')} />
      <fieldset class="grid gap-3">
        <legend class="mb-2 text-sm font-semibold text-ink-2">{t('procurement.suppliers.contacts')}</legend>
        <Index each={form.values.contacts}>
          {(contact, at) => (
            <div class="grid gap-2 p-3 border border-line rounded-md sm:grid-cols-2">
              <TextField
                label={t('procurement.suppliers.contactName')}
                value={contact().name}
                onChange={(name) => change(at, { name })}
              />
              <TextField
                label={t('procurement.suppliers.contactTitle')}
                value={contact().title}
                onChange={(title) => change(at, { title })}
              />
              <TextField
                label={t('procurement.suppliers.contactPhone')}
                type="tel"
                value={contact().phone}
                onChange={(phone) => change(at, { phone })}
              />
              <div class="flex items-end gap-2">
                <div class="flex-1 min-w-0">
                  <TextField
                    label={t('procurement.suppliers.contactEmail')}
                    type="email"
                    value={contact().email}
                    onChange={(email) => change(at, { email })}
                  />
                </div>
                <IconButton
                  icon={Trash}
                  label={t('procurement.suppliers.contactRemove', {
                    name: contact().name || t('procurement.suppliers.contactNew'),
                  })}
                  onClick={() =>
                    form.set(
                      'contacts',
                      form.values.contacts.filter((_, index) => index !== at),
                    )
                  }
                />
              </div>
            </div>
          )}
        </Index>
        <div>
          <Button
            size="sm"
            icon={Plus}
            disabled={form.values.contacts.length >= MOST_CONTACTS}
            onClick={() =>
              form.set('contacts', [...form.values.contacts, { name: '', title: '', phone: '', email: '' }])
            }
          >
            {t('procurement.suppliers.contactAdd')}
          </Button>
        </div>
      </fieldset>
      <TextArea
        label={t('procurement.suppliers.notes')}
        optional
        help={t('procurement.suppliers.notesHelp')}
        {...form.field('notes')}
      />
    </FormDialog>
  );
}
