import { endingOf, kindOfName, type PreviewKind } from '@millwright/platform/browser';
import { z } from 'zod';

export { endingOf, kindOfName, type PreviewKind };

const TYPES: Partial<Record<PreviewKind, string>> = { pdf: 'application/pdf', text: 'text/plain' };
const PICTURES: Record<string, string> = { svg: 'image/svg+xml', ico: 'image/x-icon', jpg: 'image/jpeg' };

/** The type its kind has, whatever its uploader said: text is never HTML here. */
export function shownType(name: string, kind: PreviewKind): string {
  if (kind !== 'image')
    return (
      TYPES[kind] ?? (kind === 'model' || kind === 'drawing' ? 'application/octet-stream' : 'text/plain')
    );
  const ending = endingOf(name);
  const known = PICTURES[ending];
  if (known) return known;
  return /^j(pe|pg|peg|fif)$/.test(ending) ? 'image/jpeg' : `image/${ending}`;
}

export const viewInput = z.object({ versionId: z.uuid() });
export type ViewVersion = z.infer<typeof viewInput>;
export const traceInput = z.object({ code: z.string().trim().min(4).max(20) });
export type Trace = z.infer<typeof traceInput>;
