/** The form kit: values, checks, the server's errors on their fields, and a draft that survives a reload. */
import { type Accessor, createSignal, getOwner, onCleanup } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { errorText, fieldErrorText, type Reason, reasonOf } from '../i18n/errors.ts';
import { dropDraft, readDraft, writeDraft } from './draft.ts';
import type { Rule } from './rules.ts';

export interface FormSettings<V extends object> {
  /** The values to start from; a function is asked again whenever the form starts anew. */
  initial: V | (() => V);
  /** What to check on leaving a field and again on sending. */
  rules?: { [K in keyof V]?: Rule<V[K]> };
  /** Checks that need several fields at once: { plannedEnd: 'before the start' }. */
  validate?: (values: V) => Partial<Record<keyof V & string, string | undefined>>;
  /**
   * The version of the record being edited. It is taken when the form starts and handed to `onSubmit`: a record that
   * is refreshed behind the form does not make the form newer than what its reader saw.
   */
  version?: () => number;
  /** Sends it. What it throws lands on the fields or above the buttons. */
  onSubmit: (values: V, version: number) => Promise<unknown> | unknown;
  /** Keeps a draft in this tab under this name: 'contracts.new', `tasks.${id}`. Leave out for passwords. */
  draft?: string;
}

/** What one field takes: spread it, `<TextField label={…} {...form.field('name')} />`. */
export interface FieldBinding<T> {
  readonly name: string;
  readonly value: T;
  readonly error: string | undefined;
  onChange: (value: T) => void;
  onBlur: () => void;
}

export interface Form<V extends object> {
  values: V;
  field: <K extends keyof V & string>(name: K) => FieldBinding<V[K]>;
  set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  /** Checks everything, then sends. Give it to `<form onSubmit={form.submit}>`. True when it was sent. */
  submit: (event?: Event) => Promise<boolean>;
  /** Back to `initial`, or to these values; forgets errors and the draft. */
  reset: (to?: V) => void;
  /** Saves on top of this version from now on: after its reader has seen what it holds. */
  rebase: (version: number) => void;
  submitting: Accessor<boolean>;
  dirty: Accessor<boolean>;
  /** What is wrong with the whole, in words. */
  error: Accessor<string | undefined>;
  /** The refusal itself, for a `ConflictNotice`. */
  reason: Accessor<Reason | undefined>;
  /** True while a draft from before is shown. */
  restored: Accessor<boolean>;
}

/** Makes a form. Validation happens on leaving a field and on sending; typing only takes an error away. */
export function createForm<V extends object>(settings: FormSettings<V>): Form<V> {
  type Name = keyof V & string;
  const initial = () => (typeof settings.initial === 'function' ? settings.initial() : settings.initial);
  const draft = settings.draft ? readDraft<V>(settings.draft) : undefined;
  const [values, setValues] = createStore<V>(structuredClone(unwrap({ ...initial(), ...draft?.values })));
  const [errors, setErrors] = createStore<Partial<Record<string, string>>>({});
  const [submitting, setSubmitting] = createSignal(false);
  const [dirty, setDirty] = createSignal(draft !== undefined);
  const [restored, setRestored] = createSignal(draft !== undefined);
  const [error, setError] = createSignal<string>();
  const [reason, setReason] = createSignal<Reason>();
  let draftTimer: number | undefined;
  let version = draft?.version ?? settings.version?.();

  const keepDraft = () => {
    if (!settings.draft) return;
    window.clearTimeout(draftTimer);
    draftTimer = window.setTimeout(
      () => writeDraft(settings.draft ?? '', { values: unwrap(values), version }),
      250,
    );
  };
  const flushDraft = () => {
    if (draftTimer === undefined || !settings.draft) return;
    window.clearTimeout(draftTimer);
    draftTimer = undefined;
    if (dirty()) writeDraft(settings.draft, { values: unwrap(values), version });
  };
  const forgetDraft = () => {
    window.clearTimeout(draftTimer);
    draftTimer = undefined;
    if (settings.draft) dropDraft(settings.draft);
    setRestored(false);
  };
  if (settings.draft) {
    window.addEventListener('pagehide', flushDraft);
    if (getOwner())
      onCleanup(() => {
        flushDraft();
        window.removeEventListener('pagehide', flushDraft);
      });
  }

  const check = (name: Name): string | undefined =>
    settings.rules?.[name]?.(values[name]) ?? settings.validate?.(values)[name];
  const checkAll = (): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const name of Object.keys(values) as Name[]) {
      const text = check(name);
      if (text) found[name] = text;
    }
    return found;
  };
  const set = <K extends Name>(name: K, value: V[K]) => {
    setValues(name as never, value as never);
    setErrors(name, undefined);
    setDirty(true);
    keepDraft();
  };
  const take = (thrown: unknown) => {
    const refusal = reasonOf(thrown);
    setReason(refusal);
    const found: Record<string, string> = {};
    let elsewhere = false;
    for (const problem of refusal?.fields ?? []) {
      const name = problem.path in values ? problem.path : (problem.path.split('.')[0] ?? problem.path);
      if (name in values) found[name] ??= fieldErrorText(problem);
      else elsewhere = true;
    }
    setErrors(reconcile(found));
    const landed = Object.keys(found).length > 0 && !elsewhere;
    setError(landed && refusal?.kind === 'invalid' ? undefined : errorText(thrown));
    return found;
  };

  return {
    values,
    set,
    submitting,
    dirty,
    error,
    reason,
    restored,
    field: <K extends Name>(name: K) => ({
      name,
      get value() {
        return values[name];
      },
      get error() {
        return errors[name];
      },
      onChange: (value: V[K]) => set(name, value),
      onBlur: () => {
        // An untouched field is not scolded for being passed through on the way to another.
        if (dirty()) setErrors(name, check(name));
      },
    }),
    submit: async (event) => {
      event?.preventDefault();
      if (submitting()) return false;
      const found = checkAll();
      setErrors(reconcile(found));
      setError(undefined);
      setReason(undefined);
      if (Object.keys(found).length > 0) {
        focusFirst(event, Object.keys(found));
        return false;
      }
      setSubmitting(true);
      try {
        await settings.onSubmit(structuredClone(unwrap(values)), version ?? 0);
        forgetDraft();
        setDirty(false);
        return true;
      } catch (thrown) {
        focusFirst(event, Object.keys(take(thrown)));
        return false;
      } finally {
        setSubmitting(false);
      }
    },
    rebase: (next) => {
      version = next;
    },
    reset: (to) => {
      version = settings.version?.();
      setValues(reconcile(structuredClone(unwrap(to ?? initial()))));
      setErrors(reconcile({}));
      setError(undefined);
      setReason(undefined);
      setDirty(false);
      forgetDraft();
    },
  };
}

/** Puts the cursor where the first mistake is, in the order of the page. */
function focusFirst(event: Event | undefined, names: readonly string[]): void {
  const form = event?.target instanceof Element ? event.target.closest('form') : null;
  const first = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find((field) =>
    names.includes(field.dataset.field ?? ''),
  );
  first?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
}
