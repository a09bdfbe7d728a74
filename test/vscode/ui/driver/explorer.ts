import type { Page } from 'playwright-core';
import { editor } from './text.ts';
import { shown } from './wait.ts';

/** Makes a file in the folder with the button of the Explorer. */
export async function newFile(page: Page, name: string): Promise<void> {
  const explorer = page.locator('.part.sidebar .explorer-folders-view');
  await (await shown(explorer, 'the Explorer')).hover();
  await (await shown(page.locator('.part.sidebar .action-label[aria-label^="New File"]'), 'the button "New File..." of the Explorer')).click();
  await (await shown(explorer.locator('.monaco-inputbox input'), 'the input for the name of a file')).fill(name);
  await page.keyboard.press('Enter');
  await shown(editor(page, name), `an editor with ${name}`);
}
