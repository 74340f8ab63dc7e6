import type { Page } from '@playwright/test';
import { createApp } from '../../db/app.ts';
import type { RichDoc } from '../../shared/rich-text.ts';
import { openPage, startBrowser } from './browser.ts';
import { clock, emptyBoard } from './files.ts';
import { median, ms, type Line } from './measure.ts';

const MANY = 100;
const FEW = 5;
/** Typing into minutes of many items may take this much longer than into minutes of a few. */
const MOST = 1.5;
const TURNS = 8;
const KEY_EVERY_MS = 40;
const TEXT = 'The trust reported that the number of referrals had risen. ';
const SAID = 'The representative of the trust reported that the figures had been checked with each of the agencies, and that the next report would show them by ward. ';

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });

/** A meeting with that many items, each with two paragraphs, a resolution with a part, an action, and a reference to the item before. */
async function fill(call: (name: string, input: object) => Promise<{ id: string }>, bodyId: string, date: string, items: number): Promise<string> {
  const meeting = await call('meetings.create', { bodyId, date, startsAt: '10:00', status: 'held' });
  let before: string | null = null;
  for (let n = 1; n <= items; n++) {
    const item = await call('agendaItems.create', { meetingId: meeting.id, title: `Report ${n} of the partnership` });
    const see = before === null ? [] : [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'See ' }, { type: 'reference' as const, attrs: { target: 'minute' as const, id: before } }] }];
    const body: RichDoc = { type: 'doc', content: [paragraph(SAID.repeat(2)), paragraph(SAID), ...see] };
    const minute = await call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id, outcome: 'resolved', body });
    const decision = await call('decisions.create', { minuteId: minute.id, text: 'approve the report' });
    await call('decisions.create', { minuteId: minute.id, parentId: decision.id, text: 'its figures' });
    await call('actions.create', { bodyId, meetingId: meeting.id, minuteId: minute.id, text: 'Send the figures round' });
    before = item.id;
  }
  return meeting.id;
}

/** Types into minutes of a hundred items and of five, turn and turn about, and compares how long a key takes until it is painted. */
export async function measureManyItems(): Promise<Line[]> {
  const file = await emptyBoard('many-items');
  const app = createApp({ file, clock });
  const call = async (name: string, input: object): Promise<{ id: string }> => {
    const result = await app.dispatch(name, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as { id: string };
  };
  const body = await call('bodies.create', { name: 'Partnership Board' });
  const meetings = { few: await fill(call, body.id, '2026-05-13', FEW), many: await fill(call, body.id, '2026-06-10', MANY) };
  app.close();
  const browser = await startBrowser();
  const { page, close } = await openPage(browser, file);
  try {
    const times: Record<keyof typeof meetings, number[]> = { few: [], many: [] };
    const long: Record<keyof typeof meetings, number> = { few: 0, many: 0 };
    for (let turn = 0; turn < TURNS; turn++) {
      for (const which of ['few', 'many'] as const) {
        const measured = await typeIn(page, meetings[which]);
        // The first turn compiles the page's code.
        if (turn > 0) times[which].push(...measured.keys);
        if (turn > 0) long[which] += measured.long;
      }
    }
    const figures = (which: keyof typeof meetings): string => `${ms(median(times[which]))} (95% within ${ms(times[which].toSorted((a, b) => a - b)[Math.floor(times[which].length * 0.95)]!)}, ${long[which]} long tasks)`;
    const ratio = median(times.many) / median(times.few);
    return [
      { what: `a key in minutes of ${FEW} items, until painted`, figures: figures('few'), target: '', holds: null },
      { what: `a key in minutes of ${MANY} items, until painted`, figures: figures('many'), target: '', holds: null },
      { what: `${MANY} items beside ${FEW}`, figures: `${ratio.toFixed(2)} times as long`, target: `at most ${MOST}`, holds: ratio <= MOST },
    ];
  } finally {
    await close();
    await browser.close();
  }
}

async function typeIn(page: Page, meetingId: string): Promise<{ keys: number[]; long: number }> {
  await page.evaluate((hash) => { location.hash = hash; }, `#/meetings/${meetingId}`);
  await page.getByRole('textbox', { name: /^Minute \d+: Report 3 / }).click();
  await page.locator('.ProseMirror:focus').waitFor();
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(500);
  await page.evaluate(watch);
  await page.keyboard.type(TEXT, { delay: KEY_EVERY_MS });
  await page.waitForTimeout(800);
  const seen = await page.evaluate(() => (window as unknown as { seen: { keys: number[]; long: number } }).seen);
  await page.evaluate(() => { location.hash = '#/'; });
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (seen.keys.length < TEXT.length / 2) throw new Error('The keys were not seen');
  return seen;
}

/** From the moment of a key until the frame that shows it has been handed to the screen. */
function watch(): void {
  const seen = { keys: [] as number[], long: 0 };
  (window as unknown as { seen: typeof seen }).seen = seen;
  const observer = new PerformanceObserver((list) => { seen.long += list.getEntries().length; });
  observer.observe({ type: 'longtask' });
  const onKey = (event: KeyboardEvent) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { seen.keys.push(performance.now() - event.timeStamp); };
    port2.postMessage(null);
  });
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('hashchange', () => {
    window.removeEventListener('keydown', onKey, true);
    observer.disconnect();
  }, { once: true });
}
