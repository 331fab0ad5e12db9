import { Card, errorText } from '@millwright/ui';
import Lock from 'lucide-solid/icons/lock';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { ContractDetail } from './contract-types.ts';

/** Why a step is not offered although it would be the viewer's to take. */
export function InTheWay(props: { contract: ContractDetail }): JSX.Element {
  return (
    <>
      <Show when={props.contract.blocked.length > 0}>
        <Card span={12} waiting icon={Lock} title={t('contracts.inTheWay')}>
          <dl class="grid gap-2">
            <For each={props.contract.blocked}>
              {({ verb, blockers }) => (
                <div class="grid sm:grid-cols-[160px_1fr] gap-x-3 gap-y-1">
                  <dt class="font-semibold">{t(`contracts.verbs.${verb}`)}</dt>
                  <dd>
                    <ul class="grid gap-0.5 text-sm">
                      <For each={blockers}>
                        {({ code, facts }) => <li>{errorText({ kind: 'conflict', code, facts })}</li>}
                      </For>
                    </ul>
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </Card>
      </Show>
      <Show when={props.contract.reopenReason}>
        {(reason) => (
          <Card span={12}>
            <p class="text-sm text-ink-2 whitespace-pre-wrap break-words">
              {t('contracts.reopenedBecause', { reason: reason() })}
            </p>
          </Card>
        )}
      </Show>
    </>
  );
}
