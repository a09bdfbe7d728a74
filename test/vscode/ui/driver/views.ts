import type { Locator, Page } from 'playwright-core';
import { gone, shown } from './wait.ts';

/** A row of a tree in the side bar, by what a screen reader says of it. */
export const row = (page: Page, label: string | RegExp): Locator => page.locator('.part.sidebar').getByRole('treeitem', { name: label });

/** Waits for a row of a tree in the side bar; its text. */
export async function rowText(page: Page, label: string | RegExp): Promise<string> {
  return (await shown(row(page, label), `a row ${label} in the side bar`)).innerText();
}

/** Waits until the window knows what the extension brings: a palette that is opened earlier does not offer its commands. */
export const contributed = (page: Page): Promise<Locator> =>
  shown(page.locator('.part.activitybar').getByRole('tab', { name: 'Tenantry' }), 'the icon of Tenantry in the activity bar', 60_000);

/** Takes an entry of the menu of something. A menu may not hear a click right after it has opened. */
export async function fromMenu(page: Page, of: Locator, label: string): Promise<void> {
  await (await shown(of, 'what has the menu')).click({ button: 'right' });
  const entry = await shown(page.locator('.monaco-menu').getByText(label), `"${label}" in a menu`);
  for (let tries = 0; tries < 5; tries++) {
    await entry.click();
    const taken = await gone(entry, 'the menu', 3_000).then(
      () => true,
      () => false,
    );
    if (taken) return;
  }
  throw new Error(`Clicked on "${label}" of a menu five times in 15 s and waited for the menu to go away.`);
}
