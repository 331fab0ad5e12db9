/** The shape of a dictionary: plain nested objects, one file a feature, the same keys in every language. */

export type Locale = 'zh-CN' | 'en';
export const locales: readonly Locale[] = ['zh-CN', 'en'];

/** A text that depends on `count`. Languages without plural forms write one plain string instead. */
export interface Plural {
  zero?: string;
  one?: string;
  other: string;
}

export type Leaf = string | Plural;
export interface Texts {
  readonly [key: string]: Leaf | Texts;
}

/** Every dotted path that leads to a text: `contracts.sign`, `contracts.errors.version_conflict`. */
export type KeyOf<D> = {
  [K in keyof D & string]: D[K] extends string | { other: string } ? K : `${K}.${KeyOf<D[K]>}`;
}[keyof D & string];

export type Params = Readonly<Record<string, string | number | undefined>>;

function isLeaf(value: Leaf | Texts | undefined): value is Leaf {
  return typeof value === 'string' || (typeof value === 'object' && typeof value.other === 'string');
}

/** Walks `a.b.c` through a dictionary; undefined where no text is. */
export function findText(dictionary: Texts, key: string): Leaf | undefined {
  let at: Leaf | Texts | undefined = dictionary;
  for (const part of key.split('.')) {
    if (at === undefined || isLeaf(at)) return undefined;
    at = at[part];
  }
  return isLeaf(at) ? at : undefined;
}

const rules = new Map<Locale, Intl.PluralRules>();

/** Chooses the plural form by `params.count` and puts the parameters into their `{places}`. */
export function fillText(
  leaf: Leaf,
  locale: Locale,
  params: Params = {},
  number: (value: number) => string = String,
): string {
  let text: string;
  if (typeof leaf === 'string') text = leaf;
  else {
    const count = Number(params.count ?? 0);
    const rule = rules.get(locale) ?? new Intl.PluralRules(locale);
    rules.set(locale, rule);
    const form = rule.select(count);
    text = (count === 0 ? leaf.zero : undefined) ?? (form === 'one' ? leaf.one : undefined) ?? leaf.other;
  }
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? number(value) : value;
  });
}
