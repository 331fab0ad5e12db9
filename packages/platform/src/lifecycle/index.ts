import { conflict } from '../errors/index.ts';

/** One verb of a lifecycle: from which states it may be used, and where it leads. */
export interface Transition<S extends string = string> {
  from: readonly S[];
  to: S;
}

export interface Lifecycle<S extends string, V extends string> {
  readonly name: string;
  readonly verbs: readonly V[];
  readonly table: Readonly<Record<V, Transition<S>>>;
  /** The state a verb leads to; a conflict if this is not the moment. */
  next(state: string, verb: V): S;
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
    next(state, verb) {
      const transition = table[verb];
      if (!transition.from.includes(state as S)) {
        throw conflict(`${name}.not_the_moment`, { verb, state, possible: this.verbsFrom(state) });
      }
      return transition.to;
    },
    verbsFrom: (state) => verbs.filter((verb) => table[verb].from.includes(state as S)),
  };
}
