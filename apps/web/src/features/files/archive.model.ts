import { locale } from '@millwright/ui';
import type { FileSubject } from './uploads.model.ts';

/** What goes into an archive: some folders and files of a record, or, where none are named, all it has. */
export interface Archive {
  subject: FileSubject;
  folderIds?: readonly string[];
  fileIds?: readonly string[];
}

/** The product's own address of an archive: it is made while it is taken, of what one may read at that moment. */
export function archiveUrl({ subject, folderIds = [], fileIds = [] }: Archive): string {
  const query = new URLSearchParams({
    subjectType: subject.type,
    subjectId: subject.id,
    ...(folderIds.length > 0 ? { folderIds: folderIds.join(',') } : {}),
    ...(fileIds.length > 0 ? { fileIds: fileIds.join(',') } : {}),
    locale: locale(),
  });
  return `/files/archive?${query}`;
}

/** Rejects with the reason, which only an answer with a body gives; unless there is none any more. */
async function sayWhy(url: string): Promise<void> {
  const answer = await fetch(url);
  if (answer.ok) return answer.body?.cancel();
  const refused = (await answer.json()) as { reason?: unknown };
  throw refused.reason ?? new Error(`an archive was answered with ${answer.status}`);
}

/** Has the browser take an archive. Asked first whether there is one: a download that is refused would say nothing. */
export async function downloadArchive(archive: Archive): Promise<void> {
  const url = archiveUrl(archive);
  const asked = await fetch(url, { method: 'HEAD' });
  if (!asked.ok) await sayWhy(url);
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
