import { useSearchParams } from '@solidjs/router';
import List from 'lucide-solid/icons/list';
import SquareKanban from 'lucide-solid/icons/square-kanban';
import { For, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { t } from '../../i18n/index.ts';

export type Look = 'list' | 'board';
const LOOKS = [
  { look: 'list', icon: List },
  { look: 'board', icon: SquareKanban },
] as const;

/** Whether parts show as a list or as a board; it stands in the address bar, so that a link shows the same. */
export function useLook(): { look: () => Look; Switch: () => JSX.Element } {
  const [search, setSearch] = useSearchParams<{ look?: string }>();
  const look = (): Look => (search.look === 'board' ? 'board' : 'list');
  const Switch = () => (
    <fieldset class="inline-flex border border-line rounded-md overflow-hidden" data-print="hide">
      <legend class="sr-only">{t('procurement.looks.label')}</legend>
      <For each={LOOKS}>
        {(one) => (
          <button
            type="button"
            aria-pressed={look() === one.look}
            class="inline-flex items-center gap-1.5 h-9 px-3 text-sm font-medium"
            classList={{
              'bg-accent-soft text-accent': look() === one.look,
              'text-ink-2 hover:bg-surface-2': look() !== one.look,
            }}
            onClick={() => setSearch({ look: one.look === 'list' ? null : one.look })}
          >
            <Dynamic component={one.icon} aria-hidden="true" />
            {t(`procurement.looks.${one.look}`)}
          </button>
        )}
      </For>
    </fieldset>
  );
  return { look, Switch };
}
