// Imported before anything else (node --import), and plain JavaScript: a Node that is too old cannot even read the files that follow,
// and better-sqlite3 would bring it down without a word.

import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * What is wrong with this Node, in one line, or null. Node-API 10 is what the database library needs; the rest of the product is
 * TypeScript that Node itself must be able to read.
 */
export function nodeProblem({ node, napi }, readsTypeScript) {
  if (Number(napi) >= 10 && readsTypeScript) return null;
  return `Boardwright needs Node 22.18 or newer, and this is Node ${node}. `
    + 'On Windows and Linux (64-bit Intel or AMD), "npm ci" brings the right Node along and "npm start" finds it; elsewhere, install Node 24 from nodejs.org.';
}

const problem = nodeProblem(process.versions, Boolean(process.features.typescript));
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}

// Node keeps what it makes of the TypeScript files: the next start takes half the time and 30 MB less. Workers and child processes find the
// folder by the variable. Where it cannot be written, Node does without.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../build/node-cache', import.meta.url));
nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
