import { type JSX, Show } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { type ConflictField, ConflictNotice } from '../display/ConflictNotice.tsx';
import type { Form } from './create-form.ts';

interface Current {
  version: number;
  [field: string]: unknown;
}

export interface FormConflictProps<V extends object> {
  form: Form<V>;
  /** The fields' names in words; only these are compared. */
  labels: Partial<Record<keyof V & string, string>>;
  /** A field's value as the reader should see it: a person's name for an id. */
  show?: (field: keyof V & string, value: unknown) => JSX.Element;
}

/**
 * Inside a form: when someone else was faster, shows both versions of the fields that differ. 'Take theirs' puts the
 * other version into the form, 'keep mine' saves again on top of it. The form needs its `version`.
 */
export function FormConflict<V extends object>(props: FormConflictProps<V>): JSX.Element {
  let place!: HTMLDivElement;
  const current = (): Current | undefined => {
    const reason = props.form.reason();
    if (reason?.code !== 'platform.changed_meanwhile') return undefined;
    const record = reason.facts?.current;
    return typeof record === 'object' && record !== null ? (record as Current) : undefined;
  };
  const names = () => Object.keys(props.labels) as (keyof V & string)[];
  const differing = (theirs: Current): ConflictField[] =>
    names()
      .filter((name) => name in theirs && text(theirs[name]) !== text(props.form.values[name]))
      .map((name) => ({
        label: props.labels[name] ?? name,
        theirs: props.show?.(name, theirs[name]) ?? text(theirs[name]),
        mine: props.show?.(name, props.form.values[name]) ?? text(props.form.values[name]),
      }));
  return (
    <div ref={place} class="contents">
      <Show when={current()}>
        {(theirs) => (
          <ConflictNotice
            who={who(theirs())}
            fields={differing(theirs())}
            saving={props.form.submitting()}
            onTakeTheirs={() => {
              const taken = theirs();
              const values = { ...unwrap(props.form.values) };
              for (const name of names()) if (name in taken) values[name] = filled(taken[name], values[name]);
              props.form.reset(values);
              props.form.rebase(taken.version);
            }}
            onKeepMine={() => {
              props.form.rebase(theirs().version);
              place.closest('form')?.requestSubmit();
            }}
          />
        )}
      </Show>
    </div>
  );
}

/** Who changed it, where the record says so. */
const who = (record: Current): string | undefined => {
  const by = record.updatedBy;
  return typeof by === 'object' && by !== null && 'name' in by ? String(by.name) : undefined;
};

/** What a field takes of the other version: nothing is an empty text there, as in a form that starts. */
const filled = <T,>(theirs: unknown, mine: T): T =>
  ((theirs ?? null) === null && typeof mine === 'string' ? '' : theirs) as T;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
