import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

export const project = resolve(import.meta.dirname, '../..');
// As the package's scripts start a program, but without npm, whose own lines would be in the way.
const CHECKED = ['--import', './electron/check-node.mjs'];

export interface Ended {
  code: number | null;
  out: string;
  errors: string;
}

/** A program of the project, without a display and without anything of the test's own npm in its surroundings. */
export function startProgram(program: string, args: string[], env: Record<string, string> = {}): { child: ChildProcess; ended: Promise<Ended>; saying: (words: RegExp) => Promise<RegExpExecArray> } {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|DISPLAY|WAYLAND_DISPLAY|ELECTRON_)/i.test(name)));
  const child = spawn(process.execPath, [...CHECKED, program, ...args], { cwd: project, env: { ...own, ...env } });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, out, errors })));
  const saying = (words: RegExp) => new Promise<RegExpExecArray>((found, failed) => {
    const look = () => {
      const match = words.exec(out);
      if (match !== null) found(match);
    };
    child.stdout.on('data', look);
    look();
    void ended.then(({ code }) => failed(new Error(`It ended with ${code} and had said: ${out}${errors}`)));
  });
  return { child, ended, saying };
}

/** Runs the command line to its end, with `input` on its standard input. */
export async function cli(args: string[], input = ''): Promise<Ended & { result: { ok: boolean; value?: unknown; error?: { code: string; message: string; fields?: { path: string }[] } } }> {
  const { child, ended } = startProgram('electron/command-line/main.ts', args);
  child.stdin!.end(input);
  const end = await ended;
  return { ...end, result: JSON.parse(end.out) as never };
}
