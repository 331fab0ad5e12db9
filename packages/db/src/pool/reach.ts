/**
 * How far a person's reading goes inside the firm, as settings that the tables' reach policies ask for. Made from the
 * person's permissions and kept with them: the same object for as long as they hold.
 */
export interface Reach {
  /** Subjects read whole; `*` stands for all. */
  whole: readonly string[];
  /** For each table with a policy the ids its rules compare with, by the setting that carries them. */
  tables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The product itself, and whoever looks on its behalf. */
export const WHOLE_FIRM: Reach = { whole: ['*'], tables: {} };

/** Settings with their values, in the order they are sent. */
export interface ReachSettings {
  names: readonly string[];
  values: readonly string[];
}

const arrayText = (values: readonly string[]) => `{${values.join(',')}}`;
const whole = new WeakMap<Reach, string>();
const ids = new WeakMap<object, ReachSettings>();

function idsOf(table: Readonly<Record<string, readonly string[]>>): ReachSettings {
  let settings = ids.get(table);
  if (!settings) {
    settings = { names: Object.keys(table), values: Object.values(table).map(arrayText) };
    ids.set(table, settings);
  }
  return settings;
}

/** `app.reach`: what is read whole. */
export function wholeSetting(reach: Reach): ReachSettings {
  let text = whole.get(reach);
  if (text === undefined) {
    text = arrayText(reach.whole);
    whole.set(reach, text);
  }
  return { names: ['app.reach'], values: [text] };
}

/** The ids of these tables' rules. */
export function tableSettings(reach: Reach, tables: readonly string[]): ReachSettings {
  const found = tables.map((table) => idsOf(reach.tables[table]!));
  return { names: found.flatMap(({ names }) => names), values: found.flatMap(({ values }) => values) };
}

const MOST_TEXTS = 1_000;
const wordsOf = new Map<string, ReadonlySet<string>>();

/**
 * Tables with a policy that a statement may touch: those whose name is a word in it. A statement carries the ids of these
 * alone, however many nouns the product grows to; a table it does not name it cannot read.
 */
export function tablesIn(text: string, reach: Reach): string[] {
  let words = wordsOf.get(text);
  if (!words) {
    words = new Set(text.match(/[a-z_]+/g));
    // As many as there are prepared statements; a text beyond that is looked at each time.
    if (wordsOf.size < MOST_TEXTS) wordsOf.set(text, words);
  }
  const found: string[] = [];
  for (const table in reach.tables) if (words.has(table)) found.push(table);
  return found;
}

/** Both together, for a statement that is alone in its transaction. */
export function reachFor(text: string, reach: Reach | undefined): ReachSettings | undefined {
  if (!reach) return undefined;
  const all = wholeSetting(reach);
  const tables = tablesIn(text, reach);
  if (tables.length === 0) return all;
  const { names, values } = tableSettings(reach, tables);
  return { names: [...all.names, ...names], values: [...all.values, ...values] };
}
