import { conflict } from '../errors/index.ts';

/** Leads back to where the record was before it was interrupted: resuming, reopening. */
export const BACK = '<back>';

/** One verb of a lifecycle: from which states it may be used, and where it leads. */
export interface Transition<S extends string = string> {
  from: readonly S[];
  to: S | typeof BACK;
}

export interface Lifecycle<S extends string, V extends string> {
  readonly name: string;
  readonly verbs: readonly V[];
  readonly table: Readonly<Record<V, Transition<S>>>;
  /** The state a verb leads to; a conflict if this is not the moment. `before` is where a verb that goes back leads. */
  next(state: string, verb: V, before?: S): S;
  /** The verbs usable in a state. */
  verbsFrom(state: string): V[];
}

/** States and verbs as a table. It drives guards, buttons and tests alike, and is safe to use in the browser. */
export function lifecycle<const S extends string, const V extends string>(
  name: string,
  table: Record<V, Transition<S>>,
): Lifecycle<S, V> {
  const verbs = Object.keys(table) as V[];
  return {
    name,
    verbs,
    table,
    next(state, verb, before) {
      const transition = table[verb];
      if (!transition.from.includes(state as S)) {
        throw conflict(`${name}.not_the_moment`, { verb, state, possible: this.verbsFrom(state) });
      }
      if (transition.to !== BACK) return transition.to;
      if (!before) throw new Error(`The verb "${verb}" of ${name} goes back, and nobody said where to.`);
      return before;
    },
    verbsFrom: (state) => verbs.filter((verb) => table[verb].from.includes(state as S)),
  };
}
