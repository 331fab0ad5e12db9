import { isWithin, readMeasure } from '@millwright/server/modules/acceptance/tolerance.schemas.ts';
import {
  Button,
  formatPercent,
  IconButton,
  RelativeTime,
  StatusBadge,
  TextArea,
  TextField,
} from '@millwright/ui';
import Camera from 'lucide-solid/icons/camera';
import Check from 'lucide-solid/icons/check';
import MessageSquare from 'lucide-solid/icons/message-square';
import Paperclip from 'lucide-solid/icons/paperclip';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, type JSX, Match, on, Show, Switch } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { type CheckRow, foundText, rangeText, titleOf } from './acceptance-words.ts';
import { EvidenceList } from './EvidenceList.tsx';

export type Answer = {
  answer?: boolean | null;
  entered?: string | null;
  text?: string | null;
  notApplicable?: boolean;
  note?: string | null;
};

const VERDICTS = {
  open: 'unstarted',
  ok: 'accepted',
  not_ok: 'overdue',
  not_applicable: 'unstarted',
} as const;

/** One question: large enough for a thumb while reviewing, a plain line for everybody else and on paper. */
export function CheckCard(props: {
  check: CheckRow;
  editable: boolean;
  sending: number | undefined;
  onAnswer: (answer: Answer) => Promise<boolean>;
  onFile: (file: File) => void;
  onDetach: (fileId: string) => void;
}): JSX.Element {
  const check = () => props.check;
  return (
    <li class="grid gap-2.5 px-4 py-3.5">
      <div class="flex items-start gap-3">
        <span class="num text-ink-3 pt-px">{check().sortOrder}</span>
        <div class="flex-1 min-w-0">
          <p class="font-semibold break-words">{titleOf(check())}</p>
          <p class="text-xs text-ink-3">
            <Show when={check().kind === 'measure'}>
              <span class="num">
                {rangeText(check())} ·{' '}
                {t('acceptance.nominal', { nominal: check().nominal ?? '', unit: check().unit ?? '' })}
              </span>
            </Show>
            <Show when={check().isRequired}>
              {check().kind === 'measure' ? ' · ' : ''}
              {t('acceptance.checkRequired')}
            </Show>
            <Show when={check().needsEvidence}>
              <span classList={{ 'text-attention': check().evidenceCount === 0 }}>
                {' · '}
                {t('acceptance.evidenceNeeded')}
              </span>
            </Show>
          </p>
        </div>
        <StatusBadge value={VERDICTS[check().verdict]} label={t(`acceptance.verdicts.${check().verdict}`)} />
      </div>
      <Show
        when={props.editable}
        fallback={
          <Show when={foundText(check()) || check().note}>
            <p class="pl-6 break-words">
              <span class="num">{foundText(check())}</span>
              <Show when={check().note}>{(note) => <span class="text-ink-2"> — {note()}</span>}</Show>
            </p>
          </Show>
        }
      >
        <AnswerField {...props} />
      </Show>
      <div class="flex flex-wrap items-center gap-2 pl-6 empty:hidden">
        <EvidenceList check={check()} editable={props.editable} onDetach={props.onDetach} />
        <Show when={check().recordedBy && check().recordedAt}>
          <span class="text-xs text-ink-3">
            {check().recordedBy!.name} · <RelativeTime value={check().recordedAt!} />
          </span>
        </Show>
      </div>
    </li>
  );
}

function AnswerField(props: Parameters<typeof CheckCard>[0]): JSX.Element {
  const [noting, setNoting] = createSignal(false);
  const [note, setNote] = createSignal(props.check.note ?? '');
  createEffect(
    on(
      () => props.check.note,
      (now) => setNote(now ?? ''),
    ),
  );
  const answered = () => props.check.verdict !== 'open';
  const pick = (event: Event & { currentTarget: HTMLInputElement }) => {
    for (const file of event.currentTarget.files ?? []) props.onFile(file);
    event.currentTarget.value = '';
  };
  return (
    <div class="grid gap-2.5 sm:pl-6" data-print="hide">
      <Switch>
        <Match when={props.check.kind === 'yes_no'}>
          <fieldset class="grid grid-cols-2 gap-2">
            <legend class="sr-only">{titleOf(props.check)}</legend>
            <Choice
              tone="accepted"
              icon={Check}
              label={t('acceptance.yes')}
              pressed={props.check.answer === true}
              onClick={() => void props.onAnswer({ answer: true })}
            />
            <Choice
              tone="overdue"
              icon={X}
              label={t('acceptance.no')}
              pressed={props.check.answer === false}
              onClick={() => void props.onAnswer({ answer: false })}
            />
          </fieldset>
        </Match>
        <Match when={props.check.kind === 'measure'}>
          <Measure check={props.check} onAnswer={props.onAnswer} />
        </Match>
        <Match when={props.check.kind === 'text'}>
          <TextAnswer check={props.check} onAnswer={props.onAnswer} />
        </Match>
      </Switch>
      <div class="flex flex-wrap gap-1.5">
        <label class="relative inline-flex">
          <span class="inline-flex items-center gap-1.5 h-9 pointer-coarse:h-11 px-3 rounded-md border border-line-strong bg-surface text-sm font-medium">
            <Camera aria-hidden="true" />
            {props.sending === undefined
              ? t('acceptance.photo')
              : t('acceptance.sending', { percent: formatPercent(props.sending * 100) })}
          </span>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            class="absolute inset-0 opacity-0 cursor-pointer"
            aria-label={t('acceptance.photoOf', { check: titleOf(props.check) })}
            disabled={props.sending !== undefined}
            onChange={pick}
          />
        </label>
        <label class="relative inline-flex">
          <span class="inline-flex items-center gap-1.5 h-9 pointer-coarse:h-11 px-3 rounded-md text-sm font-medium text-ink-2">
            <Paperclip aria-hidden="true" />
            {t('acceptance.file')}
          </span>
          <input
            type="file"
            multiple
            class="absolute inset-0 opacity-0 cursor-pointer"
            aria-label={t('acceptance.fileOf', { check: titleOf(props.check) })}
            disabled={props.sending !== undefined}
            onChange={pick}
          />
        </label>
        <Button
          variant="ghost"
          icon={MessageSquare}
          aria-expanded={noting()}
          onClick={() => setNoting(!noting())}
        >
          {t('acceptance.addNote')}
        </Button>
        <Show when={!props.check.isRequired && props.check.verdict !== 'not_applicable'}>
          <Button variant="ghost" onClick={() => void props.onAnswer({ notApplicable: true })}>
            {t('acceptance.notApplicable')}
          </Button>
        </Show>
        <Show when={answered()}>
          <IconButton
            icon={RotateCcw}
            label={t('acceptance.clear')}
            class="ml-auto"
            onClick={() => void props.onAnswer({})}
          />
        </Show>
      </div>
      <Show when={noting() || props.check.note}>
        <TextArea
          label={t('acceptance.checkNote')}
          rows={2}
          value={note()}
          onChange={setNote}
          onBlur={() =>
            note() !== (props.check.note ?? '') &&
            void props.onAnswer({ ...sameAs(props.check), note: note() })
          }
        />
      </Show>
    </div>
  );
}

/** What was answered already, sent again with a remark. */
export const sameAs = (check: CheckRow): Answer => ({
  answer: check.answer,
  entered: check.entered,
  text: check.text,
  ...(check.verdict === 'not_applicable' ? { notApplicable: true } : {}),
});

function Choice(props: {
  tone: 'accepted' | 'overdue';
  icon: typeof Check;
  label: string;
  pressed: boolean;
  onClick: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="flex items-center justify-center gap-2 h-11 pointer-coarse:h-14 rounded-md border font-semibold transition"
      classList={{
        'bg-surface border-line-strong text-ink hover:bg-surface-2': !props.pressed,
        'bg-accepted-soft border-accepted text-accepted': props.pressed && props.tone === 'accepted',
        'bg-overdue-soft border-overdue text-overdue': props.pressed && props.tone === 'overdue',
      }}
      aria-pressed={props.pressed}
      onClick={() => props.onClick()}
    >
      <props.icon aria-hidden="true" />
      {props.label}
    </button>
  );
}

/** A measured value with its verdict as one types: the same rule decides here and on the server. */
function Measure(props: { check: CheckRow; onAnswer: (answer: Answer) => Promise<boolean> }): JSX.Element {
  const [typed, setTyped] = createSignal(props.check.entered ?? '');
  createEffect(
    on(
      () => props.check.entered,
      (now) => setTyped(now ?? ''),
      { defer: true },
    ),
  );
  const read = () => (typed().trim() ? readMeasure(typed(), props.check.unit) : undefined);
  const problem = () => read()?.problem;
  const verdict = () => {
    const value = read()?.value;
    const { nominal, lowerDeviation, upperDeviation } = props.check;
    if (value === undefined || nominal === null) return undefined;
    return isWithin({ nominal, lowerDeviation, upperDeviation }, value);
  };
  const save = () => {
    if (problem() || typed().trim() === (props.check.entered ?? '')) return;
    void props.onAnswer({ entered: typed().trim() || null });
  };
  return (
    <div class="flex flex-wrap items-end gap-x-3 gap-y-1.5">
      <div class="flex-1 min-w-36 max-w-64">
        <TextField
          label={
            props.check.unit
              ? t('acceptance.measuredIn', { unit: props.check.unit })
              : t('acceptance.measured')
          }
          inputMode="decimal"
          value={typed()}
          suffix={props.check.unit ?? undefined}
          error={problem() && t(`acceptance.errors.measure_${problem()!}`, { unit: props.check.unit ?? '' })}
          onChange={setTyped}
          onBlur={save}
        />
      </div>
      <p class="min-h-9 flex items-center" aria-live="polite">
        <Show when={verdict() !== undefined}>
          <StatusBadge
            value={verdict() ? 'accepted' : 'overdue'}
            label={t(verdict() ? 'acceptance.within' : 'acceptance.outside')}
          />
        </Show>
      </p>
    </div>
  );
}

function TextAnswer(props: { check: CheckRow; onAnswer: (answer: Answer) => Promise<boolean> }): JSX.Element {
  const [typed, setTyped] = createSignal(props.check.text ?? '');
  createEffect(
    on(
      () => props.check.text,
      (now) => setTyped(now ?? ''),
      { defer: true },
    ),
  );
  return (
    <TextField
      label={t('acceptance.textAnswer')}
      value={typed()}
      maxLength={2000}
      onChange={setTyped}
      onBlur={() =>
        typed().trim() !== (props.check.text ?? '') && void props.onAnswer({ text: typed().trim() || null })
      }
    />
  );
}
