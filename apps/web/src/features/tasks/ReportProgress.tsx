import { Button, formatPercent, TextArea } from '@millwright/ui';
import { createSignal, createUniqueId, For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { quickSteps, type Report } from './report.model.ts';

/**
 * How far is it? A slider and steps large enough for a thumb, a note if there is something to say, one wide button. Below
 * what was reported before it goes only for those who may reopen.
 */
export function ReportProgress(props: {
  task: { id: string; title: string; progress: number };
  mayGoBack: boolean;
  onReport: (report: Report) => void;
  onCancel?: () => void;
}): JSX.Element {
  const id = createUniqueId();
  const from = props.task.progress;
  const [percent, setPercent] = createSignal(from);
  const [note, setNote] = createSignal('');
  const choose = (value: number) => setPercent(props.mayGoBack ? value : Math.max(from, value));
  const send = (event: Event) => {
    event.preventDefault();
    props.onReport({
      taskId: props.task.id,
      percent: percent(),
      ...(note().trim() ? { note: note().trim() } : {}),
    });
  };
  return (
    <form class="grid gap-3" onSubmit={send}>
      <div>
        <label for={id} class="flex items-baseline justify-between">
          <span class="text-sm font-medium text-ink-2">{t('tasks.report.howFar')}</span>
          <output for={id} class="num text-2xl font-bold tracking-[-.02em]">
            {formatPercent(percent())}
          </output>
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          class="block w-full h-11 touch-pan-y accent-(--accent)"
          aria-valuetext={formatPercent(percent())}
          value={percent()}
          onInput={(event) => {
            choose(Number(event.currentTarget.value));
            event.currentTarget.value = String(percent());
          }}
        />
        <fieldset class="flex gap-1.5">
          <legend class="sr-only">{t('tasks.report.steps')}</legend>
          <For each={quickSteps(from, props.mayGoBack).slice(-5)}>
            {(step) => (
              <button
                type="button"
                class="flex-1 min-w-0 h-9 pointer-coarse:h-11 rounded-md border text-sm num font-medium transition"
                classList={{
                  'bg-accent-soft border-accent text-accent': percent() === step,
                  'bg-surface border-line-strong text-ink-2 hover:bg-surface-2': percent() !== step,
                }}
                aria-pressed={percent() === step}
                onClick={() => choose(step)}
              >
                {formatPercent(step)}
              </button>
            )}
          </For>
        </fieldset>
      </div>
      <TextArea label={t('tasks.report.note')} optional rows={2} value={note()} onChange={setNote} />
      <div class="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          class="flex-1 pointer-coarse:h-12"
          disabled={percent() === from && note().trim() === ''}
        >
          {t('tasks.report.send', { percent: formatPercent(percent()) })}
        </Button>
        {props.onCancel && (
          <Button variant="ghost" class="pointer-coarse:h-12" onClick={() => props.onCancel?.()}>
            {t('tasks.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
