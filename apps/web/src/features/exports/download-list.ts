import { type ExportFormat, locale, type Reason } from '@millwright/ui';

/**
 * Takes a list home as a file, with the filters it has now. The answer is awaited whole before it is saved, so that a
 * refusal or a broken connection is said in words and leaves no half file.
 */
export async function downloadList(list: string, format: ExportFormat, query: object): Promise<void> {
  const search = new URLSearchParams({ query: JSON.stringify(query), locale: locale() });
  const answer = await fetch(`/files/exports/${list}.${format}?${search}`, { credentials: 'same-origin' });
  if (!answer.ok) throw await refusalOf(answer);
  saveAs(await answer.blob(), nameOf(answer) ?? `${list}.${format}`);
}

/** What a file route refuses with: the reason as procedures give it. */
export async function refusalOf(answer: Response): Promise<unknown> {
  const body = (await answer.json().catch(() => undefined)) as { reason?: Reason } | Reason | undefined;
  if (body && 'reason' in body && body.reason) return body.reason;
  if (body && 'code' in body) return body;
  return { data: { httpStatus: answer.status } };
}

/** Hands a file to the browser under its name. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  openAs(url, name);
  // The browser has its own hold on the file once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Fetches an address into a file of this name. */
export function openAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

function nameOf(answer: Response): string | undefined {
  const written = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return written ? decodeURIComponent(written) : undefined;
}
