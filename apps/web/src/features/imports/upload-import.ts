import { refusalOf } from '../exports/download-list.ts';

/** Sends a spreadsheet for a contract; bytes go past the procedures, to the file edge. Answers the import's id. */
export async function uploadImport(
  address: '/files/imports' | '/files/boms',
  contractId: string,
  file: File,
): Promise<string> {
  const search = new URLSearchParams({ contractId, fileName: file.name });
  const answer = await fetch(`${address}?${search}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
    credentials: 'same-origin',
  });
  if (!answer.ok) throw await refusalOf(answer);
  const { importId } = (await answer.json()) as { importId: string };
  return importId;
}
