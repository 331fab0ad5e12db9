import { errorText, FileDrop } from '@millwright/ui';
import { createSignal, For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';

const MOST_BYTES = 20_000_000;

/** Which file? `upload` says whose business it is, `hints` what it should know beforehand. */
export function FileStep(props: {
  upload: (file: File) => Promise<string>;
  /** What file is asked for. */
  label: string;
  hints: readonly string[];
  onUploaded: (importId: string) => void;
}): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  const take = async (file: File) => {
    setBusy(true);
    setError(undefined);
    try {
      props.onUploaded(await props.upload(file));
    } catch (thrown) {
      setError(errorText(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="grid gap-4">
      <FileDrop
        label={busy() ? t('imports.uploading') : props.label}
        accept={['.xlsx', '.csv']}
        maxBytes={MOST_BYTES}
        disabled={busy()}
        error={error()}
        onFiles={([file]) => file && void take(file)}
      />
      <ul class="grid gap-1 pl-5 list-disc text-sm text-ink-2 marker:text-ink-3">
        <For each={props.hints}>{(hint) => <li>{hint}</li>}</For>
      </ul>
    </div>
  );
}
