/** Records of every kind as the search shows them. */

import { SEARCH_KINDS, type SearchKind } from '@millwright/server/modules/search/kinds.schemas.ts';
import { pairsOf } from '@millwright/server/modules/search/words.schemas.ts';
import { type Icon, locale } from '@millwright/ui';
import Building from 'lucide-solid/icons/building';
import File from 'lucide-solid/icons/file';
import FileText from 'lucide-solid/icons/file-text';
import ListChecks from 'lucide-solid/icons/list-checks';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import Package from 'lucide-solid/icons/package';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import type { Outputs } from '../../api.ts';

export type SearchAnswer = Outputs['search']['find'];
export type FoundRecord = SearchAnswer['kinds'][number]['items'][number];
export { SEARCH_KINDS, type SearchKind };

export const kindIcons: Record<SearchKind, Icon> = {
  Contract: FileText,
  Task: ListChecks,
  ProcurementItem: Package,
  Acceptance: ShieldCheck,
  Feedback: MessageSquareWarning,
  FileAsset: File,
  Customer: Building,
};

/** What it is called in the reader's language. */
export const nameOf = ({ name, nameEn }: FoundRecord): string => (locale() === 'en' && nameEn) || name;

/** Where a record is looked at. A file is looked at where it belongs. */
export function hrefOf({ kind, id, contractId, taskId }: FoundRecord): string {
  switch (kind) {
    case 'Contract':
      return `/contracts/${id}`;
    case 'Task':
      return `/tasks/${id}`;
    case 'ProcurementItem':
      return `/procurement/${id}`;
    case 'Acceptance':
      return `/acceptance/${id}`;
    case 'Feedback':
      return `/feedback/${id}`;
    case 'FileAsset':
      return taskId ? `/tasks/${taskId}` : `/contracts/${contractId}?tab=files`;
    case 'Customer':
      return `/customers/${id}`;
  }
}

/** A text in pieces: those that were asked for are marked. A word that stands nowhere as a whole is marked by its pairs. */
export function marked(text: string, words: readonly string[]): { text: string; hit: boolean }[] {
  const lower = text.toLowerCase();
  const wanted = words.flatMap((word) => (lower.includes(word) ? [word] : pairsOf(word)));
  const pattern = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  if (pattern === '') return [{ text, hit: false }];
  return text
    .split(new RegExp(`(${pattern})`, 'iu'))
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
