/**
 * True for a text a spreadsheet program would run as a formula, seen through leading blanks, and through the
 * apostrophes that guard one. Full-width signs count: some programs take them for the ordinary ones.
 */
export function startsLikeFormula(text: string): boolean {
  return /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text);
}

/** The text as it may stand in a CSV file: a leading apostrophe stops it from being run. `-12.50` is only a number. */
export function guardFormula(text: string): string {
  if (!startsLikeFormula(text) || /^-\d{1,15}(?:\.\d{1,15})?%?$/.test(text)) return text;
  return `'${text}`;
}
