/** People by name, title or staff number, for the command palette. */
import type { PaletteSource } from '@millwright/ui/palette';
import Users from 'lucide-solid/icons/users';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export const peopleSearch = (go: (href: string) => void): PaletteSource => ({
  label: t('shell.nav.people'),
  search: async (text) => {
    const { items } = await api.org.members.fetch({ search: text, limit: 6 });
    return items.map((person) => ({
      id: person.id,
      label: person.name,
      note: person.title ?? undefined,
      icon: Users,
      onSelect: () => go(`/people?person=${person.id}`),
    }));
  },
});
