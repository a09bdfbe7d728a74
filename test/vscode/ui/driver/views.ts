import type { Locator, Page } from 'playwright-core';
import { shown } from './wait.ts';

/** A row of a tree in the side bar, by what a screen reader says of it. */
export const row = (page: Page, label: string | RegExp): Locator => page.locator('.part.sidebar').getByRole('treeitem', { name: label });

/** Waits for a row of a tree in the side bar; its text. */
export async function rowText(page: Page, label: string | RegExp): Promise<string> {
  return (await shown(row(page, label), `a row ${label} in the side bar`)).innerText();
}

/** Waits until the window knows what the extension brings: a palette that is opened earlier does not offer its commands. */
export const contributed = (page: Page): Promise<Locator> =>
  shown(page.locator('.part.activitybar').getByRole('tab', { name: 'Tenantry' }), 'the icon of Tenantry in the activity bar', 60_000);
