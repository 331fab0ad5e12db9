/** Contracts by number, name or customer, for the command palette. */
import type { PaletteSource } from '@millwright/ui/palette';
import FileText from 'lucide-solid/icons/file-text';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export const contractSearch = (go: (href: string) => void): PaletteSource => ({
  label: t('contracts.title'),
  search: async (text) => {
    const { items } = await api.contracts.list.fetch({ search: text, limit: 6 });
    return items.map((contract) => ({
      id: contract.id,
      label: contract.name,
      note: contract.contractNo,
      icon: FileText,
      onSelect: () => go(`/contracts/${contract.id}`),
    }));
  },
});
