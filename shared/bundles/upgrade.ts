type Content = Record<string, unknown>;
export type Upgraders = Readonly<Record<number, (older: Content) => Content>>;

const takenIn = (answersTo: unknown): unknown[] => (typeof answersTo === 'object' && answersTo !== null ? [{ ...answersTo, left: [] }] : []);
const financialYear = (scope: unknown): unknown => (typeof scope === 'object' && scope !== null && 'kind' in scope && scope.kind === 'year' ? { ...scope, kind: 'financialYear' } : scope);

/** From each version of the format to the next. None is ever changed once it has been released. */
export const UPGRADERS: Upgraders = {
  1: (older) => ({ ...older, files: [], formatVersion: 2 }),
  // What it answered was all that was known to have been taken in; and the only year that could be sent was a financial year.
  2: (older) => ({ ...older, takenIn: takenIn(older['answersTo']), sentBefore: [], scope: financialYear(older['scope']), formatVersion: 3 }),
};

/** The content in the version that is wanted, a step at a time; as it came where there is no way. The caller checks the result, so a step need not. */
export function upgraded(content: Content, to: number, upgraders: Upgraders = UPGRADERS): Content {
  let at = content;
  for (let from = at['formatVersion']; typeof from === 'number' && from < to && Object.hasOwn(upgraders, from); from = at['formatVersion']) at = upgraders[from]!(at);
  return at;
}
