import { createHash } from 'node:crypto';
import type { Backup } from '../../shared/backups.ts';
import type { ErrorCode, Problem } from '../../shared/result.ts';
import { RESCUE_URL } from './page-address.ts';
import type { MadePage } from './protocol.ts';

/** What a person can choose when the data file cannot be opened. */
export type RescueChoice = { what: 'again' } | { what: 'choose' } | { what: 'quit' } | { what: 'restore'; name: string };

/** Where going back to a backup is the answer. It is none to a file that is open elsewhere, newer than the program, or on a full disk. */
const RESTORABLE: readonly ErrorCode[] = ['damaged_file', 'not_a_board_file', 'internal'];
const SHOWN_BACKUPS = 12;

const STYLE = `
:root { color-scheme: light dark; font: 15px/22px "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
body { max-width: 640px; margin: 40px auto; padding: 0 24px; color: #16222d; background: #fbfaf7; }
h1 { font-size: 24px; line-height: 30px; } h2 { font-size: 20px; }
a { color: #0b5d5e; padding: 2px 4px; } a:focus { outline: 3px solid #ffbf47; background: #ffbf47; color: #16222d; }
p.do a { display: inline-block; margin: 0 8px 8px 0; padding: 8px 16px; border: 1px solid #0b5d5e; border-radius: 4px; text-decoration: none; }
table { border-collapse: collapse; } th, td { text-align: left; padding: 6px 24px 6px 0; white-space: nowrap; border-bottom: 1px solid #d9d6cf; }
@media (prefers-color-scheme: dark) { body { color: #e8e6e1; background: #14191d; } a { color: #6fc3c1; } p.do a { border-color: #6fc3c1; } th, td { border-color: #3a4248; } }
`;

/** The page has no script: its links are choices, read where the window is kept from following them. */
export function rescuePage(problem: Problem, file: string, backups: readonly Backup[]): MadePage {
  const offered = RESTORABLE.includes(problem.code) ? backups.slice(0, SHOWN_BACKUPS) : [];
  const html = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Boardwright cannot open the data file</title><style>${STYLE}</style></head>
<body><main>
<h1>Boardwright cannot open the data file</h1>
<p>${escape(problem.message)}</p>
<p>The file is ${escape(file)}</p>
<p class="do"><a href="${RESCUE_URL}again">Try again</a><a href="${RESCUE_URL}choose">Choose another file</a><a href="${RESCUE_URL}quit">Quit</a></p>
${offered.length === 0 ? '' : list(offered)}
</main></body></html>`;
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return { html, contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${hash}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'` };
}

function list(backups: readonly Backup[]): string {
  const row = ({ name, at, reason }: Backup) => `<tr><td>${escape(when(at))}</td><td>${escape(reason)}</td>`
    + `<td><a href="${RESCUE_URL}restore?name=${encodeURIComponent(name)}" aria-label="Restore the backup of ${escape(when(at))}">Restore</a></td></tr>`;
  return `<h2>Restore a backup</h2><p>The file that cannot be opened is kept beside it under another name.</p>
<table><thead><tr><th>Made</th><th>Why</th><th>Choose</th></tr></thead><tbody>${backups.map(row).join('')}</tbody></table>`;
}

const when = (instant: string) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/London' }).format(new Date(instant));

/** The choice that a link of the page stands for; null for any other address. */
export function rescueChoice(url: string): RescueChoice | null {
  if (!url.startsWith(RESCUE_URL) || !URL.canParse(url)) return null;
  const { pathname, searchParams } = new URL(url);
  const what = pathname.slice(1);
  if (what === 'again' || what === 'choose' || what === 'quit') return { what };
  const name = searchParams.get('name');
  return what === 'restore' && name !== null ? { what, name } : null;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
