import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { resolve } from 'node:path';
import type { Result } from '../../shared/result.ts';

/** The product as a user starts it, in a process of its own behind the loopback door, with a client that calls as its page does. */
export interface Served {
  address: string;
  process: ChildProcess;
  call: (name: string, input: unknown) => Promise<unknown>;
  close: () => Promise<void>;
}

export async function serve(file: string): Promise<Served> {
  const root = resolve(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['--import', './electron/check-node.mjs', 'tests/bench/serve-process.ts', file], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((found, failed) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [match] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said) ?? [];
      if (match !== undefined) found(match);
    });
    child.once('exit', (code) => failed(new Error(`The product ended with ${code}: ${said}`)));
  });
  const { origin } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookie: string | undefined;
  const call = async (name: string, input: unknown): Promise<unknown> => {
    cookie ??= (await fetch(address, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0];
    const result = await post(new URL('/call', origin), { cookie: cookie ?? '', origin, 'content-type': 'application/json' }, JSON.stringify({ name, input }), agent);
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
    return result.value;
  };
  const close = async (): Promise<void> => {
    agent.destroy();
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  };
  return { address, process: child, call, close };
}

function post(url: URL, headers: Record<string, string>, body: string, agent: Agent): Promise<Result<unknown>> {
  return new Promise((resolveResult, reject) => {
    const sent = request(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolveResult(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Result<unknown>));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
