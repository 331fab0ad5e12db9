import { toUnits } from '../quantities.schemas.ts';

const ONE = toUnits('1');

/** A line's place in the tree of assemblies. */
export interface BomPlace {
  /** Something stands below it: it is put together here. */
  isAssembly: boolean;
  /** By how much its quantity is multiplied for all assemblies above it, in ten-thousandths. */
  factor: bigint;
}

/** `1.2.3` as its steps; a bare number is a depth only where the column holds nothing but small numbers going up and down. */
function stepsOf(position: string): string[] | undefined {
  const text = position.normalize('NFKC').trim();
  return /^[\p{L}\d]+(?:[.\-_/][\p{L}\d]+)*\.?$/u.test(text)
    ? text.replace(/\.$/, '').split(/[.\-_/]/)
    : undefined;
}

/** Whether a column counts depths (0, 1, 2, 2, 1) and not lines (1, 2, 3): depths come again, and never jump down by more than one. */
export function countsDepths(positions: readonly string[]): boolean {
  const numbers = positions.filter((text) => text !== '').map(Number);
  if (numbers.length < 3 || numbers.some((n) => !Number.isInteger(n) || n < 0 || n > 20)) return false;
  const first = numbers[0] as number;
  if (first > 1 || new Set(numbers).size === numbers.length || new Set(numbers).size < 2) return false;
  return numbers.every((n, i) => i === 0 || n <= (numbers[i - 1] as number) + 1);
}

/**
 * Every line's place: which lines are assemblies, and how often each is needed for all above it. A line whose position or
 * quantity cannot be read stands by itself, and multiplies by one.
 */
export function placesOf(lines: readonly { position: string; quantity: bigint | undefined }[]): BomPlace[] {
  return countsDepths(lines.map(({ position }) => position)) ? byDepth(lines) : bySteps(lines);
}

function byDepth(lines: readonly { position: string; quantity: bigint | undefined }[]): BomPlace[] {
  const above: bigint[] = [];
  return lines.map(({ position, quantity }, index) => {
    const depth = Number(position);
    above.length = Math.min(above.length, depth);
    const factor = above.at(-1) ?? ONE;
    above[depth] = (factor * (quantity ?? ONE)) / ONE;
    for (let gap = depth - 1; gap >= 0 && above[gap] === undefined; gap -= 1) above[gap] = ONE;
    const next = lines[index + 1];
    return {
      isAssembly: next !== undefined && next.position !== '' && Number(next.position) > depth,
      factor,
    };
  });
}

function bySteps(lines: readonly { position: string; quantity: bigint | undefined }[]): BomPlace[] {
  const steps = lines.map(({ position }) => (position === '' ? undefined : stepsOf(position)));
  const byPosition = new Map<string, bigint>();
  const parents = new Set<string>();
  steps.forEach((path, index) => {
    if (!path) return;
    byPosition.set(path.join('.'), lines[index]?.quantity ?? ONE);
    for (let depth = 1; depth < path.length; depth += 1) parents.add(path.slice(0, depth).join('.'));
  });
  /** How often a line is needed, itself counted in: its own quantity times that of all above it. */
  const needed = (path: string[]): bigint => {
    let product = ONE;
    for (let depth = 1; depth <= path.length; depth += 1) {
      const found = byPosition.get(path.slice(0, depth).join('.'));
      if (found !== undefined) product = (product * found) / ONE;
    }
    return product;
  };
  return steps.map((path) => {
    if (!path) return { isAssembly: false, factor: ONE };
    return { isAssembly: parents.has(path.join('.')), factor: needed(path.slice(0, -1)) };
  });
}
