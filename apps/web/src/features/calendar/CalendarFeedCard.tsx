import {
  Button,
  Card,
  ConfirmDialog,
  Dialog,
  formatDateTime,
  Loaded,
  locale,
  Skeleton,
  showError,
  showToast,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

/** One's private calendar address: made, replaced and revoked here, and shown once. */
export function CalendarFeedCard(): JSX.Element {
  const client = useQueryClient();
  // `null` is an answer too: nobody has made one yet.
  const feed = useQuery(() => ({
    ...api.calendar.feed.options(),
    select: (found: { createdAt: string } | null) => ({ found }),
  }));
  const [asking, setAsking] = createSignal<'replace' | 'revoke'>();
  const [address, setAddress] = createSignal<string>();
  const refresh = () => client.invalidateQueries({ queryKey: api.calendar.key() });
  const create = async () => {
    const { url } = await api.calendar.createFeed.send({ locale: locale() });
    setAddress(url);
    await refresh();
  };
  const revoke = async () => {
    await api.calendar.revokeFeed.send();
    await refresh();
    showToast({ text: t('calendar.revoked') });
  };
  return (
    <Card title={t('calendar.title')}>
      <p class="text-sm text-ink-3">{t('calendar.intro')}</p>
      <Loaded query={feed} fallback={<Skeleton class="h-16 mt-3" />}>
        {(answer) => (
          <Show
            when={answer().found}
            fallback={
              <div class="mt-3">
                <Button onClick={() => void create().catch(showError)}>{t('calendar.create')}</Button>
              </div>
            }
          >
            {(made) => (
              <>
                <p class="mt-3">{t('calendar.made', { when: formatDateTime(made().createdAt) })}</p>
                <div class="flex gap-2 mt-3">
                  <Button onClick={() => setAsking('replace')}>{t('calendar.replace')}</Button>
                  <Button onClick={() => setAsking('revoke')}>{t('calendar.revoke')}</Button>
                </div>
              </>
            )}
          </Show>
        )}
      </Loaded>
      <ConfirmDialog
        open={asking() === 'replace'}
        onClose={() => setAsking(undefined)}
        title={t('calendar.replaceTitle')}
        description={t('calendar.replaceBody')}
        confirm={t('calendar.replace')}
        onConfirm={create}
      />
      <ConfirmDialog
        open={asking() === 'revoke'}
        onClose={() => setAsking(undefined)}
        title={t('calendar.revokeTitle')}
        description={t('calendar.revokeBody')}
        confirm={t('calendar.revoke')}
        onConfirm={revoke}
      />
      <Show when={address()}>
        {(url) => <NewAddress url={url()} onClose={() => setAddress(undefined)} />}
      </Show>
    </Card>
  );
}

function NewAddress(props: { url: string; onClose: () => void }): JSX.Element {
  const copy = async () => {
    await navigator.clipboard.writeText(props.url);
    showToast({ text: t('calendar.copied') });
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('calendar.newTitle')}
      description={t('calendar.newBody')}
      footer={
        <Button variant="primary" onClick={() => void copy().catch(showError)}>
          {t('calendar.copy')}
        </Button>
      }
    >
      <TextField label={t('calendar.address')} value={props.url} onChange={() => {}} />
    </Dialog>
  );
}
