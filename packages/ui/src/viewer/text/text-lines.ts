/** A stretch of a line in one look; without a look it is plain. */
export interface TextRun {
  text: string;
  look?: string;
}

/** The lines of a text. A line end at the end of the text ends its last line and begins no other. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** Text as lines without looks. */
export function plainLines(text: string): TextRun[][] {
  return splitLines(text).map((line) => [{ text: line }]);
}
