import type { Problem } from '../../shared/result.ts';

/** Sorts a problem’s fields to the form’s: "set.name" and "name" to `name`. `rest`: the problem, if something in it has no field to stand beside. */
export function fieldErrors(problem: Problem, names: readonly string[]): { errors: Record<string, string>; rest: Problem | undefined } {
  const errors: Record<string, string> = {};
  let unplaced = problem.fields === undefined || problem.fields.length === 0;
  for (const { path, message } of problem.fields ?? []) {
    const name = path.replace(/^set\./, '');
    const field = names.includes(name) ? name : names.find((one) => name.startsWith(`${one}.`));
    if (field === undefined) unplaced = true;
    else errors[field] ??= message;
  }
  return { errors, rest: unplaced ? problem : undefined };
}
