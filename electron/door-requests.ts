import { z } from 'zod';
import { doorRequests, type DoorName, type DoorOutput } from '../shared/door.ts';
import { fail, ok, Refusal, type Problem, type Result } from '../shared/result.ts';

/** A call as it comes from the page, through any door. */
export const pageCall = z.strictObject({ name: z.string().max(100), input: z.unknown(), id: z.string().max(60).optional() });

/** How one door answers the requests that touch the machine around the data file. A Refusal becomes the answer. */
export type DoorHandlers = {
  [K in DoorName]: (input: z.output<(typeof doorRequests)[K]['input']>) => Promise<DoorOutput<K>> | DoorOutput<K>;
};
type AnyHandler = (input: unknown) => Promise<unknown> | unknown;
type CallBackEnd = (name: string, input: unknown, id?: string) => Promise<Result<unknown>>;

/** True for the requests that the door answers itself; all others go to the back end. */
export const isDoorRequest = (name: string): boolean => name.startsWith('door.');

/** One entrance for the page: requests to the door are checked and answered here, operations go on to the back end. Never throws. */
export function pageCalls(handlers: DoorHandlers, callBackEnd: CallBackEnd, log: (error: unknown) => void): CallBackEnd {
  return (name, input, id) => (isDoorRequest(name) ? answer(handlers, name, input, log) : callBackEnd(name, input, id));
}

async function answer(handlers: DoorHandlers, name: string, input: unknown, log: (error: unknown) => void): Promise<Result<unknown>> {
  if (!Object.hasOwn(doorRequests, name)) return fail({ code: 'unknown_operation', message: `There is no request called “${name}”.` });
  const parsed = doorRequests[name as DoorName].input.safeParse(input);
  if (!parsed.success) return fail(invalidInput(parsed.error));
  try {
    return ok(await (handlers[name as DoorName] as AnyHandler)(parsed.data));
  } catch (error) {
    if (error instanceof Refusal) return fail(error.problem);
    log(error);
    return fail({ code: 'internal', message: 'Something went wrong in Boardwright. Your data is safe. Try again, and restart Boardwright if it happens again.' });
  }
}

function invalidInput(error: z.ZodError): Problem {
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return { code: 'invalid_input', message: 'This request does not have the right shape. Nothing was done.', fields };
}
