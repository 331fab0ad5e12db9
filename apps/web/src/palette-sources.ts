/** What the command palette finds: places and commands here; a feature adds its own search as one more source. */

import { lookUp, setTheme } from '@millwright/ui';
import type { PaletteSource } from '@millwright/ui/palette';
import Bell from 'lucide-solid/icons/bell';
import Keyboard from 'lucide-solid/icons/keyboard';
import Languages from 'lucide-solid/icons/languages';
import LogOut from 'lucide-solid/icons/log-out';
import Moon from 'lucide-solid/icons/moon';
import Sun from 'lucide-solid/icons/sun';
import UserRound from 'lucide-solid/icons/user-round';
import { peopleSearch } from './features/org/people-search.ts';
import { recordSearches } from './features/search/record-search.ts';
import { setLocale, t } from './i18n/index.ts';
import { navigation } from './navigation.ts';

interface Doors {
  allowed: readonly string[];
  go: (href: string) => void;
  showKeys: () => void;
  signOut: () => void;
}

/** What can be looked for besides records, and the permission without which it is not. */
const searches = [{ needs: 'Member.read', source: peopleSearch }];

/** The palette's sources for this person. */
export function paletteSources(doors: Doors): PaletteSource[] {
  const pages = [
    ...navigation(doors.allowed).flatMap((group) => group.items),
    // What everybody has in the top bar.
    { href: '/notices', label: t('notifications.title'), icon: Bell },
    { href: '/account', label: t('shell.myAccount'), icon: UserRound },
  ];
  return [
    {
      label: t('shell.palette.pages'),
      items: pages.map((place) => ({
        id: place.href,
        label: place.label,
        icon: place.icon,
        onSelect: () => doors.go(place.href),
      })),
    },
    ...recordSearches(doors.allowed, doors.go),
    ...searches.filter(({ needs }) => doors.allowed.includes(needs)).map(({ source }) => source(doors.go)),
    {
      label: t('shell.palette.commands'),
      items: [
        { id: 'light', label: lookUp('ui.theme.light'), icon: Sun, onSelect: () => setTheme('light') },
        { id: 'dark', label: lookUp('ui.theme.dark'), icon: Moon, onSelect: () => setTheme('dark') },
        { id: 'zh-CN', label: '中文', icon: Languages, onSelect: () => void setLocale('zh-CN') },
        { id: 'en', label: 'English', icon: Languages, onSelect: () => void setLocale('en') },
        { id: 'keys', label: t('shell.keys'), icon: Keyboard, note: '?', onSelect: doors.showKeys },
        { id: 'sign-out', label: t('shell.signOut'), icon: LogOut, onSelect: doors.signOut },
      ],
    },
  ];
}
