import type { Locator, Page } from 'playwright-core';
import { shown } from './wait.ts';
import { webview } from './webview.ts';

/** The picture of a preview. */
export const picture = (page: Page, index = 0): Locator => webview(page, index).locator('.canvas svg');

/** What stands above a picture that shows a plan. */
export const legend = (page: Page): Locator => webview(page).locator('.legend');

/** What a plan does to what is drawn. */
export const marks = (page: Page): Locator => picture(page).locator('[data-mark]');

/** Waits until names are in the picture and can be seen. */
export async function drawn(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await shown(picture(page).locator('text:visible', { hasText: name }), `${name} in the preview`);
}

/** The tab of an editor or a preview. */
export const tab = (page: Page, title: string): Locator => page.locator('.tab', { hasText: title }).first();
