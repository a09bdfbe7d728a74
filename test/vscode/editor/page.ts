import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

/** A page of a headless browser with a fresh profile. */
export async function openPage({ executable, env }: Browser): Promise<BrowserPage> {
  const profile = await mkdtemp(path.join(tmpdir(), 'tenantry-profile-'));
  const close = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: executable,
      args: flags,
      env: { ...process.env, ...env },
      viewport: { width: 1440, height: 900 },
      timeout: 60_000,
    });
    const page = context.pages()[0] ?? (await context.newPage());
    return { page, close: () => context.close().then(close, close) };
  } catch (error) {
    await close();
    throw new Error(`The browser ${executable} did not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}
