import { chromium, type Browser, type Page } from '@playwright/test';
import headless from '@sparticuz/chromium';
import { buildIfStale } from '../../electron/build.ts';
import { serve, type Served } from './served.ts';

const CLOSED_NETWORK = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** With a process for each page, as a user's browser has; the package's own list of switches puts all into one and turns off its security. */
export async function startBrowser(): Promise<Browser> {
  await buildIfStale(['renderer'], console.log);
  return chromium.launch({ executablePath: await headless.executablePath(), args: CLOSED_NETWORK, headless: true });
}

/** The product on a file, open in a page of its own. */
export async function openPage(browser: Browser, file: string): Promise<{ page: Page; served: Served; close: () => Promise<void> }> {
  const served = await serve(file);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  const page = await context.newPage();
  await page.goto(served.address);
  return {
    page, served,
    close: async () => {
      await context.close();
      await served.close();
    },
  };
}
