import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { wrong } from './arguments.ts';

/** The JSON that the third argument stands for: itself, standard input (`-`), or the content of a file (`@file`). */
export async function readInput(argument: string): Promise<unknown> {
  const json = await readSource(argument);
  try {
    // Windows editors and PowerShell put a byte order mark first.
    return JSON.parse(json.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw wrong('input', `The input is not JSON: ${(error as Error).message}.`);
  }
}

async function readSource(argument: string): Promise<string> {
  if (argument === '-') return text(process.stdin);
  if (!argument.startsWith('@')) return argument;
  try {
    return await readFile(argument.slice(1), 'utf8');
  } catch (error) {
    throw wrong('input', `The file ${argument.slice(1)} cannot be read: ${(error as Error).message}.`);
  }
}
