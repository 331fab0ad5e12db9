import { z } from 'zod';

/** How a page shows a document. */
export const PREVIEW_KINDS = [
  'pdf',
  'image',
  'text',
  'markdown',
  'code',
  'table',
  'model',
  'drawing',
] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

const ENDINGS: Record<PreviewKind, readonly string[]> = {
  pdf: ['pdf'],
  image: ['png', 'jpg', 'jpeg', 'jpe', 'jfif', 'gif', 'webp', 'avif', 'bmp', 'ico', 'svg'],
  text: ['txt', 'log'],
  markdown: ['md', 'markdown'],
  table: ['csv', 'tsv'],
  model: ['stl', 'obj', 'gltf', 'glb'],
  drawing: ['dxf'],
  code: [
    ...['json', 'xml', 'yaml', 'yml', 'toml', 'ini', 'conf', 'cfg', 'properties', 'diff', 'patch', 'tex'],
    ...[
      'ts',
      'tsx',
      'js',
      'jsx',
      'mjs',
      'cjs',
      'py',
      'java',
      'c',
      'h',
      'cpp',
      'hpp',
      'cc',
      'cs',
      'go',
      'rs',
      'rb',
    ],
    ...[
      'php',
      'sh',
      'bash',
      'ps1',
      'bat',
      'sql',
      'css',
      'scss',
      'html',
      'htm',
      'kt',
      'swift',
      'lua',
      'r',
      'm',
    ],
    ...['st', 'scl', 'awl', 'nc', 'gcode', 'tap', 'mpf', 'vhd', 'v'],
  ],
};
const KINDS = new Map(
  Object.entries(ENDINGS).flatMap(([kind, endings]) =>
    endings.map((ending) => [ending, kind as PreviewKind] as const),
  ),
);

/** What comes after the last dot of a name, in lower case. */
export const endingOf = (name: string): string => /\.([^.\\/]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** How a page shows a document of this name as it is; null where it has to be made into something else, or cannot be shown. */
export const kindOfName = (name: string): PreviewKind | null => KINDS.get(endingOf(name)) ?? null;

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
