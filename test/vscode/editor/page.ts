import { chromium, type Page } from 'playwright-core';
import type { Browser } from './browser.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BrowserPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** A page of a headless browser whose profile is a new folder. */
export async function openPage({ executable, env }: Browser, profile: string): Promise<BrowserPage> {
  const options = { executablePath: executable, args: flags, env: { ...process.env, ...env }, viewport: { width: 1440, height: 900 }, timeout: 60_000 };
  const context = await chromium.launchPersistentContext(profile, options).catch(cause => {
    throw new Error(`The browser ${executable} did not start: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  return { page: context.pages()[0] ?? (await context.newPage()), close: () => context.close() };
}
