import type { Locator, Page } from 'playwright-core';
import { command } from './palette.ts';
import { shown } from './wait.ts';

/** The steps of a walkthrough that is open. */
export const walkthroughSteps = (page: Page): Locator => page.locator('.getting-started-step');

/**
 * Opens the walkthrough. The editor learns of walkthroughs some seconds after its start, and shows one of its own until then.
 * @param open the command that opens it
 * @param first title of its first step
 */
export async function walkthrough(page: Page, open: string, first: string): Promise<Locator> {
  for (let tries = 0; tries < 6; tries++) {
    await command(page, open);
    const known = await shown(walkthroughSteps(page).getByText(first), 'the first step', 5_000).catch(() => undefined);
    if (known) return walkthroughSteps(page);
    await command(page, 'View: Close All Editors');
  }
  throw new Error(`Opened the walkthrough six times in 30 s and waited for its step "${first}".`);
}
