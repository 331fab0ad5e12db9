// npm runs scripts in a shell, and a signal sent to npm ends that shell but never arrives here. Seeing the shell gone, we
// leave in the same order as if we had got the signal.
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
