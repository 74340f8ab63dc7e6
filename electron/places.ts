import { Refusal } from '../shared/result.ts';

/** The paths behind the tokens that a door gave the page. The page never learns a path, and a token it made up leads nowhere. */
export interface Places {
  add(token: string, path: string): void;
  /** The path behind a token; a token that was never given is refused. */
  path(token: string): string;
  /** The same, once: afterwards the token is worth nothing. */
  take(token: string): string;
}

export function places(): Places {
  const paths = new Map<string, string>();
  const path = (token: string): string => {
    const found = paths.get(token);
    if (found === undefined) throw new Refusal('forbidden', 'That file is not on offer any more. Choose it again.');
    return found;
  };
  return {
    add: (token, where) => void paths.set(token, where),
    path,
    take(token) {
      const found = path(token);
      paths.delete(token);
      return found;
    },
  };
}
