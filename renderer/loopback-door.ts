import { operations } from '../shared/contract.ts';
import type { PageDoor, Progress } from '../shared/door.ts';
import { fail, type Result } from '../shared/result.ts';

const STOPPED = 'Boardwright has stopped answering. What was saved is safe in the data file, and what you typed is still on this page. Start Boardwright again, then try again.';

/**
 * A browser keeps six connections to one place. While the back end is busy with long work every question waits in one, and with six of them Stop would wait
 * too: so that many questions are on their way at once, and the others after them.
 */
const MOST_QUESTIONS = 3;
const isQuestion = (name: string): boolean => (operations as Record<string, { kind: string }>)[name]?.kind === 'query';

function inTurn(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running++;
    else await new Promise<void>((go) => { waiting.push(go); });
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}

/** The door of the page in a browser: calls by POST, progress by server-sent events. The server's cookie says who we are. */
export function loopbackDoor(): PageDoor {
  const asking = inTurn(MOST_QUESTIONS);
  return {
    call: (name, input, id) => {
      const send = (): Promise<Result<unknown>> => post('/call', JSON.stringify({ name, input, id }), 'application/json');
      return isQuestion(name) ? asking(send) : send();
    },
    onProgress(listener) {
      const events = new EventSource('/progress');
      events.onmessage = (event) => listener(JSON.parse(String(event.data)) as Progress);
      return () => events.close();
    },
  };
}

async function post(path: string, body: BodyInit, type: string): Promise<Result<unknown>> {
  try {
    // `keepalive` lets the last draft be saved while the page is being closed; browsers allow it only for small bodies.
    const keepalive = typeof body === 'string' && body.length < 30_000;
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body, credentials: 'same-origin', keepalive });
    return await response.json() as Result<unknown>;
  } catch {
    return fail({ code: 'internal', message: STOPPED });
  }
}

const ACCEPT = { boardwright: '.boardwright', json: '.json,.age,.docx', spreadsheet: '.xlsx,.ods,.csv', pdf: '.pdf', any: '' };

/** The browser's own file dialog. `null`: it was closed without a choice. */
export function pickFile(type: keyof typeof ACCEPT): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ACCEPT[type];
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** Hands a file to the server, which keeps it aside and gives the token that stands for it. */
export async function upload(file: File): Promise<Result<{ token: string; name: string }>> {
  const result = await post(`/upload?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream') as Result<{ token: string }>;
  return result.ok ? { ...result, value: { token: result.value.token, name: file.name } } : result;
}
