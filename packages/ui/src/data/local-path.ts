/** Where to go after signing in: only a path of this app, never another site. */
export function localPath(next: unknown, fallback = '/'): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return fallback;
  // '//host' and '/\host' are other sites to a browser; the URL parser decides as the browser would.
  const url = new URL(next, location.origin);
  return url.origin === location.origin && !/^\/[/\\]/.test(next)
    ? url.pathname + url.search + url.hash
    : fallback;
}
