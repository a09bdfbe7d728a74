import type { Page } from 'playwright-core';
import { command } from './palette.ts';
import { editor } from './text.ts';
import { gone, shown } from './wait.ts';

/** Waits for a red squiggle in an editor. */
export const squiggle = (page: Page, file: string) => shown(editor(page, file).locator('.squiggly-error'), `a red squiggle in ${file}`);

/** Waits until an editor has no red squiggle. */
export const noSquiggle = (page: Page, file: string) => gone(editor(page, file).locator('.squiggly-error'), `the red squiggle in ${file}`);

/** Opens the Problems view and waits for an entry; its text. */
export async function problem(page: Page, text: string | RegExp): Promise<string> {
  await command(page, 'Problems: Focus on Problems View');
  const row = await shown(page.locator('.markers-panel .monaco-list-row', { hasText: text }), `an entry with ${text} in the Problems view`);
  return row.innerText();
}

/** Opens the quick fixes at the cursor and takes the one with this title. */
export async function quickFix(page: Page, title: string | RegExp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+.');
  await (await shown(page.locator('.action-widget .monaco-list-row', { hasText: title }), `the quick fix ${title}`)).click();
}
