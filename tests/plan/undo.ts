import type { TestApp } from '../fixtures/caller.ts';

/** Undoes the last step, unless it is the making of what the test looks at: then there would be nothing left to look at. */
export async function undoExcept({ call, raw }: Pick<TestApp, 'call' | 'raw'>, making: string): Promise<void> {
  const { undo } = await call('history.state', {});
  if (undo !== null && undo.operation !== making) await raw('history.undo', {});
}
