import { locale } from '@millwright/ui';
import FileIcon from 'lucide-solid/icons/file';
import FileArchive from 'lucide-solid/icons/file-archive';
import FileCode from 'lucide-solid/icons/file-code';
import FileImage from 'lucide-solid/icons/file-image';
import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet';
import FileText from 'lucide-solid/icons/file-text';
import Ruler from 'lucide-solid/icons/ruler';
import type { Outputs } from '../../api.ts';

export type FolderPage = Outputs['files']['browse'];
export type FileRow = FolderPage['files'][number];
export type FolderRow = FolderPage['folders'][number];
export type FileDetail = Outputs['files']['get'];
export type VersionRow = FileDetail['versions'][number];
export type FileType = Outputs['files']['types'][number];

/** The product's own address of a version: it asks each time who is asking. */
export const versionUrl = (versionId: string) => `/files/versions/${versionId}`;

/** Whether a version can be downloaded at all: not what was damaged, or what a scanner keeps back. */
export const isHandedOut = (state: FileRow['state']) => state === 'good' || state === 'checking';

export const typeName = (type: { name: string; nameEn: string | null }) =>
  locale() === 'en' && type.nameEn ? type.nameEn : type.name;

const ICONS: [RegExp, typeof FileIcon][] = [
  [/\.(dxf|dwg|step|stp|stl|igs|iges|obj|gltf|glb|sldprt|sldasm)$/i, Ruler],
  [/\.(xlsx?|csv|ods)$/i, FileSpreadsheet],
  [/\.(docx?|pdf|odt|txt|md|rtf|pptx?|odp)$/i, FileText],
  [/\.(png|jpe?g|gif|webp|tiff?|heic|bmp|svg)$/i, FileImage],
  [/\.(zip|7z|rar|tar|gz|tgz)$/i, FileArchive],
  [/\.(json|xml|ya?ml|st|scl|awl|py|ts|js|c|cpp|h|java|sql|sh)$/i, FileCode],
];

/** A picture for a file, by the ending of its name. */
export const iconOf = (name: string): typeof FileIcon =>
  ICONS.find(([ending]) => ending.test(name))?.[1] ?? FileIcon;
