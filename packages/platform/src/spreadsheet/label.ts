/** A label as people compare them: without case, width, blanks, marks and what stands in brackets (工期(天) is 工期). */
export function bareLabel(text: string): string {
  const plain = text.slice(0, 200).normalize('NFKC').toLowerCase();
  const outside = plain.replace(/[([{【〔《<][^)\]}】〕》>]*[)\]}】〕》>]/g, '');
  const bare = (label: string) => label.replace(/[^\p{L}\p{N}%#]/gu, '');
  return bare(outside) || bare(plain);
}
