/**
 * npm runs scripts in the project's folder; a path that the person typed is meant from where they typed it. Called first by the
 * programs behind `npm start` and `npm run cli`. A program that merely inherited npm's environment is left where it is.
 */
export function workWhereTyped(script: string): void {
  const folder = process.env['INIT_CWD'];
  if (folder !== undefined && process.env['npm_lifecycle_event'] === script) process.chdir(folder);
}
