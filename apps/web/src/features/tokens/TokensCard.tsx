import { Button, Card, Dialog, formatDateTime, showError, showToast, TextField } from '@millwright/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { TokenDialog } from './TokenDialog.tsx';
import { TokenList } from './TokenList.tsx';
import type { CreatedToken } from './tokens.model.ts';

/** The tokens of one's own programs: made here, shown once, revoked here. */
export function TokensCard(): JSX.Element {
  const [isMaking, setMaking] = createSignal(false);
  const [made, setMade] = createSignal<CreatedToken>();
  return (
    <Card title={t('tokens.title')}>
      <p class="text-sm text-ink-3">{t('tokens.intro')}</p>
      <TokenList everybody={false} empty={t('tokens.none')} />
      <div class="mt-3">
        <Button onClick={() => setMaking(true)}>{t('tokens.create')}</Button>
      </div>
      <Show when={isMaking()}>
        <TokenDialog onMade={setMade} onClose={() => setMaking(false)} />
      </Show>
      <Show when={made()}>{(token) => <NewToken token={token()} onClose={() => setMade(undefined)} />}</Show>
    </Card>
  );
}

/** The one time a token is shown. */
function NewToken(props: { token: CreatedToken; onClose: () => void }): JSX.Element {
  const copy = async () => {
    await navigator.clipboard.writeText(props.token.token);
    showToast({ text: t('tokens.copied') });
  };
  return (
    <Dialog
      open
      sticky
      onClose={props.onClose}
      title={t('tokens.newTitle')}
      description={t('tokens.newBody', { until: formatDateTime(props.token.expiresAt) })}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('tokens.kept')}</Button>
          <Button variant="primary" onClick={() => void copy().catch(showError)}>
            {t('tokens.copy')}
          </Button>
        </>
      }
    >
      <TextField label={t('tokens.token')} value={props.token.token} onChange={() => {}} />
    </Dialog>
  );
}
