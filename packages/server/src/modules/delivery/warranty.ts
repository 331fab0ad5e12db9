/** The last day of a warranty: the same day so many months later, or the last of that month where it has no such day. */
export function warrantyEnd(startsOn: string, months: number): string {
  const [year, month, day] = startsOn.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const end = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())));
  return end.toISOString().slice(0, 10);
}
