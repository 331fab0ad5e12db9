import { Button, Card, formatDateTime, showError, TextField } from '@millwright/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type Traced = Outputs['files']['trace'];

/** Finds out whose copy it is that a watermark was found on. */
export function TraceCard(): JSX.Element {
  const [code, setCode] = createSignal('');
  const [found, setFound] = createSignal<Traced>();
  const look = async () => {
    setFound(undefined);
    setFound(await api.files.trace.fetch({ code: code() }));
  };
  const whose = (traced: Traced) =>
    traced.viewer
      ? t('files.trace.viewer', { name: traced.viewer.name, at: formatDateTime(traced.at) })
      : t('files.trace.customer', {
          customer: traced.customer?.name ?? '',
          name: traced.customer?.sharedBy?.name ?? '',
          at: formatDateTime(traced.at),
        });
  return (
    <Card class="max-w-xl mt-4" title={t('files.trace.title')}>
      <form
        class="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void look().catch(showError);
        }}
      >
        <TextField
          label={t('files.trace.code')}
          help={t('files.trace.help')}
          placeholder="7F3K-22QX"
          value={code()}
          onChange={setCode}
        />
        <Button type="submit" class="justify-self-start" disabled={code().trim().length < 4}>
          {t('files.trace.look')}
        </Button>
      </form>
      <div aria-live="polite">
        <Show when={found()}>
          {(traced) => (
            <p class="mt-3">
              <span class="font-semibold">{traced().fileName}</span>{' '}
              <span class="num text-ink-3">{t('files.versionNo', { number: traced().versionNo })}</span>
              <br />
              {whose(traced())}
            </p>
          )}
        </Show>
      </div>
    </Card>
  );
}
