/** Everything one may read, for the command palette: one question to the server, answered kind by kind. */
import type { PaletteSource } from '@millwright/ui/palette';
import Search from 'lucide-solid/icons/search';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { hrefOf, kindIcons, nameOf, SEARCH_KINDS, type SearchAnswer } from './search.model.ts';

const MOST = 5;

export function recordSearches(allowed: readonly string[], go: (href: string) => void): PaletteSource[] {
  const kinds = SEARCH_KINDS.filter((kind) => allowed.includes(`${kind}.read`));
  if (kinds.length === 0) return [];
  let last: { text: string; answer: Promise<SearchAnswer> } | undefined;
  const ask = (text: string) => {
    if (last?.text !== text) last = { text, answer: api.search.find.fetch({ query: text, limit: MOST }) };
    return last.answer;
  };
  return [
    ...kinds.map((kind) => ({
      label: t(`search.kinds.${kind}`),
      search: async (text: string) => {
        const found = (await ask(text)).kinds.find((one) => one.kind === kind);
        return (found?.items ?? []).map((item) => ({
          id: item.id,
          label: nameOf(item),
          note: (kind === 'Acceptance' ? null : item.number) ?? item.contractNo ?? undefined,
          icon: kindIcons[kind],
          onSelect: () => go(hrefOf(item)),
        }));
      },
    })),
    {
      label: t('search.title'),
      // Where there is nothing there is nothing more of it either.
      search: async (text: string) =>
        (await ask(text)).kinds.length === 0
          ? []
          : [
              {
                id: 'all',
                label: t('search.everything', { query: text }),
                icon: Search,
                onSelect: () => go(`/search?q=${encodeURIComponent(text)}`),
              },
            ],
    },
  ];
}
