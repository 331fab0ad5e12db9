/** Customers by name or code, for the command palette. */
import type { PaletteSource } from '@millwright/ui/palette';
import Building from 'lucide-solid/icons/building';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export const customerSearch = (go: (href: string) => void): PaletteSource => ({
  label: t('shell.nav.customers'),
  search: async (text) => {
    const { items } = await api.customers.list.fetch({ search: text, limit: 6 });
    return items.map((customer) => ({
      id: customer.id,
      label: customer.name,
      note: customer.code ?? undefined,
      icon: Building,
      onSelect: () => go(`/customers/${customer.id}`),
    }));
  },
});
