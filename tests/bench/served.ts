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
  const { child, address } = await startProcess(['tests/bench/serve-process.ts', file]);
  const { origin } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookie: string | undefined;
  return {
    address,
    process: child,
    call: async (name, input) => {
      cookie ??= (await fetch(address, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0];
      const headers = { cookie: cookie ?? '', origin, 'content-type': 'application/json' };
      const result = await post(new URL('/call', origin), headers, JSON.stringify({ name, input }), agent) as Result<unknown>;
      if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
      return result.value;
    },
    close: () => end(child, agent),
  };
}

/** A server that only gives back what it is sent, called in the same way. */
export async function serveBare(): Promise<{ echo: (text: string) => Promise<unknown>; close: () => Promise<void> }> {
  const { child, address } = await startProcess(['tests/bench/bare-http.ts']);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return { echo: (text) => post(new URL(address), { 'content-type': 'application/json' }, text, agent), close: () => end(child, agent) };
}

async function startProcess(program: string[]): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, ['--import', './electron/check-node.mjs', ...program], { cwd: resolve(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] });
  // A bench that fails midway leaves no server behind.
  process.once('exit', () => child.kill());
  const address = await new Promise<string>((found, failed) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [match] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said) ?? [];
      if (match !== undefined) found(match);
    });
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${said}`)));
  });
  return { child, address };
}

async function end(child: ChildProcess, agent: Agent): Promise<void> {
  agent.destroy();
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}

function post(url: URL, headers: Record<string, string>, body: string, agent: Agent): Promise<unknown> {
  return new Promise((answered, failed) => {
    const sent = request(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => answered(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}
