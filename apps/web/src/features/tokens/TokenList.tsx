import {
  Badge,
  Button,
  ConfirmDialog,
  formatDateTime,
  Loaded,
  RelativeTime,
  Skeleton,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { TokenRow } from './tokens.model.ts';

/** Tokens that were not revoked, with when and from where each was used, and the way to end them. */
export function TokenList(props: { everybody: boolean; empty: string }): JSX.Element {
  const client = useQueryClient();
  const tokens = useQuery(() => api.tokens.list.options({ everybody: props.everybody }));
  const [ending, setEnding] = createSignal<TokenRow>();
  const revoke = async () => {
    const { id, name } = ending()!;
    await api.tokens.revoke.send({ tokenId: id });
    await client.invalidateQueries({ queryKey: api.tokens.key() });
    showToast({ text: t('tokens.revoked', { name }) });
  };
  return (
    <Loaded query={tokens} fallback={<Skeleton class="h-16 mt-3" />}>
      {(rows) => (
        <Show when={rows().length > 0} fallback={<p class="mt-3 text-sm text-ink-2">{props.empty}</p>}>
          <ul class="mt-3 divide-y divide-line border-y border-line">
            <For each={rows()}>
              {(row) => <Token token={row} withOwner={props.everybody} onRevoke={() => setEnding(row)} />}
            </For>
          </ul>
          <ConfirmDialog
            open={ending() !== undefined}
            onClose={() => setEnding(undefined)}
            title={t('tokens.revokeTitle', { name: ending()?.name ?? '' })}
            description={t('tokens.revokeBody')}
            confirm={t('tokens.revoke')}
            onConfirm={revoke}
          />
        </Show>
      )}
    </Loaded>
  );
}

function Token(props: { token: TokenRow; withOwner: boolean; onRevoke: () => void }): JSX.Element {
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-2">
      <div class="min-w-0">
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span class="break-words min-w-0">{props.token.name}</span>
          <Badge>{t(`tokens.accesses.${props.token.access}`)}</Badge>
          <Show when={props.token.isExpired}>
            <Badge>{t('tokens.expired')}</Badge>
          </Show>
        </p>
        <p class="text-xs text-ink-3">
          <Show when={props.withOwner}>{props.token.owner} · </Show>
          <Show when={props.token.lastUsedAt} fallback={t('tokens.neverUsed')}>
            {(at) => (
              <>
                {t('tokens.lastUsed')} <RelativeTime value={at()} />
                <Show when={props.token.lastUsedIp}>
                  {(ip) => <span class="num break-all"> ({ip()})</span>}
                </Show>
              </>
            )}
          </Show>
          {' · '}
          {t('tokens.until', { when: formatDateTime(props.token.expiresAt) })}
        </p>
      </div>
      <Button
        onClick={() => props.onRevoke()}
        aria-label={t('tokens.revokeNamed', { name: props.token.name })}
      >
        {t('tokens.revoke')}
      </Button>
    </li>
  );
}
