/** Tasks by their name, for the command palette. */
import type { PaletteSource } from '@millwright/ui/palette';
import ListChecks from 'lucide-solid/icons/list-checks';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export const taskSearch = (go: (href: string) => void): PaletteSource => ({
  label: t('shell.nav.tasks'),
  search: async (text) => {
    const { items } = await api.tasks.list.fetch({ search: text, limit: 6 });
    return items.map((task) => ({
      id: task.id,
      label: task.title,
      note: task.contractNo,
      icon: ListChecks,
      onSelect: () => go(`/tasks/${task.id}`),
    }));
  },
});
