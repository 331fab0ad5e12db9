import {
  Badge,
  Button,
  Card,
  ExportMenu,
  Menu,
  type MenuEntry,
  Person,
  showError,
  showToast,
} from '@millwright/ui';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { InvitationDialog, type InvitationLink } from '../org/InvitationDialog.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import type { CustomerDetail } from './CustomerDialog.tsx';

export type ContactRow = CustomerDetail['contacts'][number];

/** A customer's people: how to reach them, and whether the portal is open to them. */
export function Contacts(props: {
  customer: CustomerDetail;
  onChanged: () => Promise<unknown>;
}): JSX.Element {
  const [editing, setEditing] = createSignal<ContactRow | 'new'>();
  const [invited, setInvited] = createSignal<{ name: string; link: InvitationLink }>();
  const invite = async (contact: ContactRow) => {
    const link = await api.identity.inviteContact.send({ contactId: contact.id });
    setInvited({ name: contact.name, link });
  };
  const enable = async (contact: { id: string; version: number; name: string }) => {
    await api.customers.enableContact.send({ contactId: contact.id, version: contact.version });
    await props.onChanged();
  };
  const disable = async (contact: ContactRow) => {
    const shut = await api.customers.disableContact.send({ contactId: contact.id, version: contact.version });
    await props.onChanged();
    showToast({ text: t('customers.disabledDone', { name: contact.name }), undo: () => enable(shut) });
  };
  const entries = (contact: ContactRow): MenuEntry[] => {
    const may = (action: string) => contact.allowed.includes(action);
    const active = contact.status === 'active';
    return [
      ...(may('update') ? [{ label: t('customers.edit'), onSelect: () => setEditing(contact) }] : []),
      ...(may('disable')
        ? active
          ? [
              {
                label: t('customers.disable'),
                danger: true,
                onSelect: () => void disable(contact).catch(showError),
              },
            ]
          : [{ label: t('customers.enable'), onSelect: () => void enable(contact).catch(showError) }]
        : []),
    ];
  };
  const mayInvite = (contact: ContactRow) =>
    contact.allowed.includes('invite') && contact.status === 'active' && !contact.hasAccount;
  return (
    <Card
      title={t('customers.contacts')}
      more={
        <span class="flex items-center gap-1">
          <ExportMenu
            size="sm"
            onExport={(format) => downloadList('contacts', format, { customerId: props.customer.id })}
          />
          <Show when={props.customer.allowed.includes('createContact') && !props.customer.deletedAt}>
            <Button size="sm" icon={Plus} onClick={() => setEditing('new')}>
              {t('customers.addContact')}
            </Button>
          </Show>
        </span>
      }
    >
      <ul class="divide-y divide-line">
        <For
          each={props.customer.contacts}
          fallback={<li class="text-sm text-ink-3">{t('customers.noContacts')}</li>}
        >
          {(contact) => (
            <li class="grid grid-cols-[minmax(0,1fr)_auto_32px] sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_auto_32px] items-center gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
              <span class="min-w-0" classList={{ 'opacity-60': contact.status !== 'active' }}>
                <Person name={contact.name} note={contact.title ?? undefined} size="md" />
              </span>
              <span class="grid text-sm min-w-0 max-sm:order-last max-sm:col-span-3 max-sm:pl-9">
                <Show when={contact.email}>
                  <a href={`mailto:${contact.email}`} class="text-accent truncate">
                    {contact.email}
                  </a>
                </Show>
                <Show when={contact.phone}>
                  <a href={`tel:${contact.phone}`} class="num text-ink-2">
                    {contact.phone}
                  </a>
                </Show>
              </span>
              <Show
                when={mayInvite(contact)}
                fallback={
                  <Badge tone={contact.status === 'active' && contact.hasAccount ? 'accepted' : 'neutral'}>
                    {contact.status !== 'active'
                      ? t('customers.disabled')
                      : t(contact.hasAccount ? 'customers.inPortal' : 'customers.notInvited')}
                  </Badge>
                }
              >
                <Button size="sm" onClick={() => void invite(contact).catch(showError)}>
                  {t('customers.invite')}
                </Button>
              </Show>
              <Show when={entries(contact).length > 0}>
                <Menu
                  entries={entries(contact)}
                  trigger={(attributes) => (
                    <Button
                      {...attributes}
                      size="sm"
                      variant="ghost"
                      icon={Ellipsis}
                      aria-label={t('customers.actions', { name: contact.name })}
                    />
                  )}
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={editing()} keyed>
        {(contact) => (
          <ContactDialog
            customerId={props.customer.id}
            contact={contact === 'new' ? undefined : contact}
            onClose={() => setEditing(undefined)}
            onChanged={props.onChanged}
          />
        )}
      </Show>
      <Show when={invited()}>
        {(made) => (
          <InvitationDialog name={made().name} link={made().link} onClose={() => setInvited(undefined)} />
        )}
      </Show>
    </Card>
  );
}
