import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';

/**
 * Writes THIRD-PARTY-NOTICES.md: every package that ends up in the product, found from what its source imports and what those packages
 * depend on in turn, with its licence and the licence's text. Run by `npm run notices`; a test says when it is out of date.
 */
const root = resolve(import.meta.dirname, '..');
export const NOTICES = join(root, 'THIRD-PARTY-NOTICES.md');
interface Package {
  name: string;
  version: string;
  license: string;
  dependencies?: Record<string, string>;
}
/** In the product without being imported by name: the runtime, and the compiler that is shipped as a file. */
const SHIPPED = ['electron', '@myriaddreamin/typst-ts-web-compiler'];

const read = (name: string): Package | null => {
  try {
    return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as Package;
  } catch {
    return null;
  }
};
const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

function imported(): string[] {
  const files = globSync(['{electron,renderer,shared,db}/**/*.{ts,tsx}'], { cwd: root });
  const names = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g)].map((match) => match[1]!));
  return names.filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name)).map(packageOf);
}

/** Build tools are imported by the build alone and are not shipped. */
const TOOLS = new Set(['vite', '@vitejs/plugin-react']);

function closure(names: string[]): Package[] {
  const found = new Map<string, Package>();
  const visit = (name: string): void => {
    if (found.has(name) || TOOLS.has(name) || name.startsWith('@types/')) return;
    const one = read(name);
    if (one === null) return;
    found.set(name, one);
    // Electron's own dependencies only fetch it.
    if (name !== 'electron') Object.keys(one.dependencies ?? {}).forEach(visit);
  };
  names.forEach(visit);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function licenceText(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.|$|-)/i.test(one));
  return file === undefined ? 'The package carries no text of its own; see the licence named above.' : readFileSync(join(folder, file), 'utf8').trim();
}

export function notices(): string {
  const packages = closure([...imported(), ...SHIPPED]);
  const texts = new Map<string, string[]>();
  for (const { name } of packages) {
    const text = licenceText(name).replaceAll('\r\n', '\n');
    texts.set(text, [...texts.get(text) ?? [], name]);
  }
  return [
    '# What Boardwright stands on', '',
    'Boardwright is made with these packages. Their authors’ licences are below; those with the same text stand together.', '',
    '| package | version | licence |', '|---|---|---|',
    ...packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`),
    '| Source Sans 3 (font) | 3.052 | OFL-1.1 |', '',
    '## Source Sans 3', '', '```text', readFileSync(join(root, 'assets/fonts/OFL.txt'), 'utf8').trim(), '```', '',
    ...[...texts].flatMap(([text, names]) => [`## ${names.join(', ')}`, '', '```text', text, '```', '']),
  ].join('\n');
}

if (import.meta.main) writeFileSync(NOTICES, notices());
