import { For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { RoundDetail } from './acceptance-words.ts';

/** Where people sign on paper: only on the printed sheet. */
export function SignatureLines(props: { round: RoundDetail }): JSX.Element {
  const who = () =>
    (props.round.acceptor === 'customer'
      ? (['inspector', 'customer'] as const)
      : (['inspector', 'lead'] as const)
    ).map((one) => t(`acceptance.signatures.${one}`));
  return (
    <div class="hidden print:grid grid-cols-2 gap-10 mt-10">
      <For each={who()}>
        {(name) => (
          <div class="border-t border-ink pt-1 text-sm">
            {name}
            <span class="float-right text-ink-3">{t('acceptance.signatures.date')}</span>
          </div>
        )}
      </For>
    </div>
  );
}
