const LIMIT = 1_000;
const names = new Map<string, string>();

/**
 * The prepared-statement name of a text: the same in every connection of the process. Past the limit statements go
 * unnamed, so generated SQL with endless variants cannot fill the server's memory.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= LIMIT) return undefined;
  const name = `mw${names.size}`;
  names.set(text, name);
  return name;
}
