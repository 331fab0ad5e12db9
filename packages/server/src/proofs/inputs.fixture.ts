import type { z } from 'zod';

// biome-ignore lint/suspicious/noExplicitAny: the definitions inside zod's schemas, of any kind
type Inner = any;

const MOST_CHARACTERS = 20_000;
const MOST_ENTRIES = 5_000;
/** Formats whose texts are short by themselves. */
const SHORT_FORMATS = ['uuid', 'guid', 'date', 'datetime', 'time'];

/** The longest text or list a schema takes; undefined when there is no limit. */
function longestOf(definition: Inner): number | undefined {
  const limits = (definition.checks ?? []).map(({ _zod: { def } }: Inner) =>
    def.check === 'max_length' ? def.maximum : def.check === 'length_equals' ? def.length : undefined,
  );
  const known = limits.filter((limit: unknown) => typeof limit === 'number');
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** A pattern that starts and ends, and repeats nothing without limit. */
function isShortPattern(definition: Inner): boolean {
  const patterns: RegExp[] = (definition.checks ?? [])
    .map((check: Inner) => check._zod.def.pattern)
    .filter((pattern: unknown) => pattern instanceof RegExp);
  return patterns.some(({ source }) => /^\^.*\$$/.test(source) && !/(^|[^\\])[*+]|\{\d+,\}/.test(source));
}

function stringProblem(definition: Inner): string | undefined {
  if (SHORT_FORMATS.includes(definition.format) || isShortPattern(definition)) return undefined;
  const most = longestOf(definition);
  if (most === undefined) return 'a text without a longest length: add .max(…)';
  return most > MOST_CHARACTERS ? `a text of up to ${most} characters` : undefined;
}

function arrayProblem(definition: Inner): string | undefined {
  const most = longestOf(definition);
  if (most === undefined) return 'a list without a longest length: add .max(…)';
  return most > MOST_ENTRIES ? `a list of up to ${most} entries` : undefined;
}

function children(definition: Inner): [string, Inner][] {
  switch (definition.type) {
    case 'object':
      return Object.entries(definition.shape);
    case 'array':
      return [['[]', definition.element]];
    case 'union':
      return definition.options.map((option: Inner, index: number) => [`|${index}`, option]);
    case 'intersection':
      return [
        ['&', definition.left],
        ['&', definition.right],
      ];
    case 'tuple':
      return definition.items.map((item: Inner, index: number) => [String(index), item]);
    case 'record':
      return [
        ['{key}', definition.keyType],
        ['{value}', definition.valueType],
      ];
    case 'pipe':
      return [['', definition.in]];
    case 'lazy':
      return [['', definition.getter()]];
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return [['', definition.innerType]];
    default:
      return [];
  }
}

const KNOWN_LEAVES = ['string', 'number', 'boolean', 'enum', 'literal', 'null', 'undefined', 'transform'];

/** What in an input has no bound, as `path: what`. An input that could be anything at all is a problem as well. */
export function unboundedParts(schema: z.ZodType, path = 'input'): string[] {
  const definition = (schema as Inner)._zod.def;
  const own =
    definition.type === 'string'
      ? stringProblem(definition)
      : definition.type === 'array'
        ? arrayProblem(definition)
        : undefined;
  const inside = children(definition);
  const unknown =
    inside.length === 0 && definition.type !== 'object' && !KNOWN_LEAVES.includes(definition.type)
      ? `anything goes (${definition.type})`
      : undefined;
  return [
    ...[own, unknown].filter((problem) => problem !== undefined).map((problem) => `${path}: ${problem}`),
    ...inside.flatMap(([name, child]) => unboundedParts(child, name ? `${path}.${name}` : path)),
  ];
}

/** The fields of an input that is an object, by name. */
export function fieldsOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  const definition = (schema as Inner)?._zod.def;
  if (!definition) return {};
  if (definition.type === 'object') return definition.shape;
  if (definition.innerType) return fieldsOf(definition.innerType);
  return definition.type === 'pipe' ? fieldsOf(definition.in) : {};
}
