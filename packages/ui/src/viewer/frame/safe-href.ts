const openable = new Set(['http:', 'https:', 'mailto:']);

/** The address of a link in a document when it is one a reader may follow; scripts, files and the like are none. */
export function safeHref(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return openable.has(parsed.protocol) ? parsed.href : undefined;
}
