import { all, createForm, email, FormDialog, maxLength, required, TextField } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ContactRow } from './Contacts.tsx';

const blank = (value: string) => value.trim() || null;

/** Adds a person on the customer's side or changes what is known of one. */
export function ContactDialog(props: {
  customerId: string;
  contact?: ContactRow;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}): JSX.Element {
  const form = createForm({
    initial: {
      name: props.contact?.name ?? '',
      title: props.contact?.title ?? '',
      email: props.contact?.email ?? '',
      phone: props.contact?.phone ?? '',
    },
    version: () => props.contact?.version ?? 0,
    rules: { name: all(required, maxLength(100)), title: maxLength(100), email, phone: maxLength(40) },
    onSubmit: async (values, version) => {
      const known = {
        name: values.name,
        title: blank(values.title),
        email: blank(values.email),
        phone: blank(values.phone),
      };
      if (props.contact) {
        await api.customers.updateContact.send({ contactId: props.contact.id, version, ...known });
      } else {
        await api.customers.createContact.send({ customerId: props.customerId, ...known });
      }
      await props.onChanged();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.contact?.name ?? t('customers.addContact')}
      submit={t(props.contact ? 'customers.save' : 'customers.add')}
    >
      <TextField label={t('customers.contactName')} required {...form.field('name')} />
      <TextField label={t('customers.jobTitle')} optional {...form.field('title')} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField label={t('customers.email')} optional type="email" {...form.field('email')} />
        <TextField label={t('customers.phone')} optional type="tel" {...form.field('phone')} />
      </div>
    </FormDialog>
  );
}
