/** A page that was open during a release asks for files that are gone: it is loaded again, once. */

const storageKey = 'millwright.reloaded';
/** A second failure so soon after a reload is no release but a fault: reloading again would never end. */
const onceInMs = 60_000;

/** Call it once at start. */
export function reloadAfterRelease(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0);
    if (Date.now() - last < onceInMs) return;
    event.preventDefault();
    sessionStorage.setItem(storageKey, String(Date.now()));
    window.location.reload();
  });
}
