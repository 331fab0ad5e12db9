/** What the sandbox does with a document. */
export type Treatment =
  /** Shown as it is; the sandbox makes a thumbnail and reads its text. */
  | 'pdf'
  | 'image'
  /** Shown as it is, and read as text. */
  | 'text'
  /** Shown as it is; nothing is made of it. */
  | 'as_is'
  /** Made a PDF by LibreOffice. */
  | 'office'
  /** Made a picture, or a PDF where there are several, that browsers know. */
  | 'foreign_image'
  /** Made a mesh (glb) of. */
  | 'solid'
  | 'none';

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

/** The endings the product knows, each in one place: what is made of such a file, and how a page shows it as it is, if it can. */
const KNOWN: readonly [endings: string, treatment: Treatment, shownAs: PreviewKind | null][] = [
  ['pdf', 'pdf', 'pdf'],
  ['png jpg jpeg jpe jfif gif webp avif svg', 'image', 'image'],
  ['bmp ico', 'as_is', 'image'],
  ['tif tiff heic heif hif', 'foreign_image', null],
  ['doc docx docm dot dotx odt ott fodt rtf wps wpd', 'office', null],
  ['xls xlsx xlsm xlsb xlt xltx ods ots fods et', 'office', null],
  ['ppt pptx pptm pps ppsx pot potx odp otp fodp dps', 'office', null],
  ['odg vsd vsdx', 'office', null],
  ['txt log', 'text', 'text'],
  ['md markdown', 'text', 'markdown'],
  ['csv tsv', 'text', 'table'],
  ['json xml yaml yml toml ini conf cfg properties diff patch tex', 'text', 'code'],
  ['ts tsx js jsx mjs cjs py java c h cpp hpp cc cs go rs rb', 'text', 'code'],
  ['php sh bash ps1 bat sql css scss html htm kt swift lua r m', 'text', 'code'],
  // What controllers and machine tools are programmed in.
  ['st scl awl nc gcode tap mpf vhd v', 'text', 'code'],
  ['stl obj gltf glb', 'as_is', 'model'],
  ['step stp iges igs brep brp', 'solid', null],
  ['dxf', 'as_is', 'drawing'],
];

const BY_ENDING = new Map(
  KNOWN.flatMap(([endings, treatment, kind]) =>
    endings.split(' ').map((ending) => [ending, { treatment, kind }] as const),
  ),
);

/** What comes after the last dot of a name, in lower case; empty where there is none. */
export const endingOf = (name: string): string => /\.([^.\\/]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** How a document of this name is treated. What its bytes are shows when they are read. */
export const treatmentOf = (name: string): Treatment => BY_ENDING.get(endingOf(name))?.treatment ?? 'none';

/** How a page shows a document of this name as it is; null where it has to be made into something else, or cannot be shown. */
export const kindOfName = (name: string): PreviewKind | null => BY_ENDING.get(endingOf(name))?.kind ?? null;

/** Endings of drawings and solids nothing can be made of here, besides those above. */
const CLOSED_DRAWINGS = new Set([
  'dwg',
  'dwf',
  'sldprt',
  'sldasm',
  'slddrw',
  'ipt',
  'iam',
  'idw',
  'catpart',
  'catproduct',
  'prt',
  'x_t',
]);

/** What sort of document a name speaks of: a drawing, a technical document, or nothing one could say. */
export function sortOfName(name: string): 'drawing' | 'technical' | null {
  const ending = endingOf(name);
  const known = BY_ENDING.get(ending);
  if (CLOSED_DRAWINGS.has(ending) || known?.treatment === 'solid') return 'drawing';
  if (known?.kind === 'drawing' || known?.kind === 'model') return 'drawing';
  return known && (known.treatment === 'office' || known.treatment === 'pdf') ? 'technical' : null;
}
