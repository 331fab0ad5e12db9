/** How a document is turned into something a page can show. */
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

const TREATMENTS: Record<Exclude<Treatment, 'none'>, readonly string[]> = {
  pdf: ['pdf'],
  image: ['png', 'jpg', 'jpeg', 'jpe', 'jfif', 'gif', 'webp', 'avif', 'svg'],
  foreign_image: ['tif', 'tiff', 'heic', 'heif', 'hif'],
  office: [
    ...['doc', 'docx', 'docm', 'dot', 'dotx', 'odt', 'ott', 'fodt', 'rtf', 'wps', 'wpd'],
    ...['xls', 'xlsx', 'xlsm', 'xlsb', 'xlt', 'xltx', 'ods', 'ots', 'fods', 'et'],
    ...['ppt', 'pptx', 'pptm', 'pps', 'ppsx', 'pot', 'potx', 'odp', 'otp', 'fodp', 'dps'],
    ...['odg', 'vsd', 'vsdx'],
  ],
  text: [
    ...[
      'txt',
      'log',
      'md',
      'markdown',
      'csv',
      'tsv',
      'json',
      'xml',
      'yaml',
      'yml',
      'toml',
      'ini',
      'conf',
      'cfg',
    ],
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
    ...['st', 'scl', 'awl', 'nc', 'gcode', 'tap', 'mpf', 'properties', 'diff', 'patch', 'tex', 'vhd', 'v'],
  ],
  as_is: ['bmp', 'ico', 'stl', 'obj', 'gltf', 'glb', 'dxf'],
  solid: ['step', 'stp', 'iges', 'igs', 'brep', 'brp'],
};

const BY_ENDING = new Map(
  Object.entries(TREATMENTS).flatMap(([treatment, endings]) =>
    endings.map((ending) => [ending, treatment as Treatment] as const),
  ),
);

/** What comes after the last dot of a name, in lower case; empty where there is none. */
export const endingOf = (name: string): string => /\.([^.\\/]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** How a document of this name is treated. What its bytes are shows when they are read. */
export const treatmentOf = (name: string): Treatment => BY_ENDING.get(endingOf(name)) ?? 'none';
