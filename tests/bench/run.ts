import { measureActionLog } from './action-log.ts';
import { measureAttendance } from './attendance-figures.ts';
import { measureBundleImport } from './bundle-import.ts';
import { measureBudget } from './budget.ts';
import { measureCalls } from './calls.ts';
import { copyOf, emptyBoard, twentyYears } from './files.ts';
import { measureFirstPage } from './first-page.ts';
import { measureFirstScreen } from './first-screen.ts';
import { measureImport } from './ledger-import.ts';
import { measureLoopback } from './loopback.ts';
import { print, type Line } from './measure.ts';
import { measureManyItems } from './many-items.ts';
import { measureMemory } from './memory.ts';
import { measurePack } from './pack.ts';
import { measurePage } from './page-size.ts';
import { measureTraining } from './training.ts';
import { measureTyping } from './typing.ts';

/**
 * `npm run bench`: speed and size on the board of twenty years. What is compared runs turn and turn about in the same minute, so the figures
 * are ratios that hold on any machine. `npm run bench -- calls pack` runs only those parts.
 */
const twenty = twentyYears();
const one = copyOf(twenty, 'one');
const two = copyOf(twenty, 'two');
const parts: Record<string, [title: string, measure: () => Promise<Line[]>]> = {
  // First, because it builds the page that others open.
  page: ['Page', measurePage],
  calls: ['List and get, beside their SQL', () => measureCalls(one, two)],
  attendance: ['Attendance over twenty years, beside its SQL', () => measureAttendance(one, two)],
  training: ['Five thousand bookings', () => measureTraining(one, two)],
  loopback: ['A call through the loopback door', () => measureLoopback(one, two)],
  first: ['The first screen on twenty years, beside an empty board', async () => measureFirstScreen(one, await emptyBoard('empty'))],
  home: ['The first screen in a browser', async () => measureFirstPage(one, await emptyBoard('empty'))],
  typing: ['Typing minutes', () => measureTyping(two)],
  items: ['Typing minutes of a hundred items, beside five', measureManyItems],
  log: ['The action log in a browser', () => measureActionLog(two)],
  pack: ['A minutes pack, beside bare Typst', () => measurePack(one, two)],
  budget: ['The ledger of one year among twenty', () => measureBudget(one, two, copyOf(twenty, 'alone'))],
  ledger: ['An import of a ledger, beside a prepared INSERT', measureImport],
  bundle: ['An import of a bundle, beside a prepared INSERT', measureBundleImport],
  memory: ['Memory', () => measureMemory(one)],
};

const wanted = process.argv.slice(2);
const failed: string[] = [];
for (const [name, [title, measure]] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const lines = await measure();
  print(title, lines);
  failed.push(...lines.filter((line) => line.holds === false).map((line) => line.what));
}
console.log(failed.length === 0 ? '\nAll targets hold.' : `\n${failed.length} targets do not hold: ${failed.join('; ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
