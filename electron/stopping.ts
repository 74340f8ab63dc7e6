const ORPHAN_LOOK_MS = 500;

/**
 * Calls back each time the program is asked to stop: by Ctrl+C, by the closing of its terminal, by a polite kill, or because npm, under
 * which it was started, has been ended without passing that on (a shell stands between the two). Returns how to stop listening.
 */
export function onStop(stop: (signal: NodeJS.Signals) => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  const parent = process.ppid;
  // Without npm, outliving the shell that started it can be what was wanted (nohup).
  const underNpm = process.env['npm_lifecycle_event'] === 'start';
  const orphaned = setInterval(() => {
    if (!underNpm || process.ppid === parent) return;
    clearInterval(orphaned);
    stop('SIGTERM');
  }, ORPHAN_LOOK_MS);
  orphaned.unref();
  return () => {
    clearInterval(orphaned);
    for (const signal of signals) process.off(signal, stop);
  };
}
