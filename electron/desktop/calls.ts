import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { fail, type Result } from '../../shared/result.ts';
import { pageCall } from '../door-requests.ts';
import { CALL } from './channels.ts';
import { isTrustedSender } from './page-address.ts';

type CallAny = (name: string, input: unknown, id?: string) => Promise<Result<unknown>>;

/** Takes the page's calls, from nobody but the page. */
export function takeCalls(ipcMain: Pick<IpcMain, 'handle'>, call: CallAny): void {
  ipcMain.handle(CALL, (event: IpcMainInvokeEvent, given: unknown): Promise<Result<unknown>> | Result<unknown> => {
    if (!isTrustedSender(event.senderFrame)) return fail({ code: 'forbidden', message: 'This request does not come from Boardwright’s own page.' });
    const asked = pageCall.safeParse(given);
    if (!asked.success) return fail({ code: 'invalid_input', message: 'The call is not of the form {name, input, id}. Nothing was done.' });
    return call(asked.data.name, asked.data.input, asked.data.id);
  });
}
