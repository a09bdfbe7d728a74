import type { Locator, Page } from 'playwright-core';
import { gone, shown, until } from './wait.ts';

const input = (page: Page) => page.locator('.quick-input-widget:visible .quick-input-filter input');

/** Runs a command by its title, as a person would with F1. */
export async function command(page: Page, title: string): Promise<void> {
  await choose(page, 'F1', `>${title}`, page.getByRole('option', { name: title }), `the command "${title}" in the palette`);
}

/** Runs a command that asks something in the place of the palette. */
export async function asking(page: Page, title: string): Promise<void> {
  await open(page, 'F1');
  await input(page).fill(`>${title}`);
  await (await shown(page.getByRole('option', { name: title }), `the command "${title}" in the palette`)).click();
}

/** Opens a file of the workspace by name with quick open. By keys: its list is sorted anew while it is searched. */
export async function openFile(page: Page, name: string): Promise<void> {
  const there = (timeout?: number) => shown(page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`), `an editor with ${name}`, timeout);
  for (let tries = 0; tries < 2; tries++) {
    await open(page, 'ControlOrMeta+p');
    await input(page).fill(name);
    await shown(page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }), `the file ${name} in quick open`);
    await page.keyboard.press('Enter');
    if (await there(10_000).catch(() => undefined)) return;
  }
  await there();
}

/** The commands of a category that the palette offers, as `Category: Title`. Closes the palette again. */
export async function commandsOf(page: Page, category: string): Promise<string[]> {
  await open(page, 'F1');
  await input(page).fill(`>${category}: `);
  const rows = page.locator('.quick-input-list .monaco-list-row .label-name');
  const listed = await until(
    `the commands of ${category} in the palette`,
    () => rows.allInnerTexts(),
    all => all[0]?.startsWith(`${category}: `) ?? false,
  );
  await page.keyboard.press('Escape');
  await gone(input(page), 'the palette');
  return listed.filter(title => title.startsWith(`${category}: `));
}

/** Picks an entry of a list that a command has opened. */
export async function pick(page: Page, label: string | RegExp): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: label });
  await (await shown(row, `the choice ${label}`)).click();
}

/** Picks an entry of a list by typing what it is called: nothing below the pointer can be in the way. */
export async function pickByKeys(page: Page, label: string): Promise<void> {
  await shown(page.locator('.quick-input-list .monaco-list-row', { hasText: label }), `the choice ${label} in a list`);
  await page.keyboard.type(label);
  await shown(page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }), `the choice ${label}`);
  await page.keyboard.press('Enter');
}

async function choose(page: Page, key: string, text: string, row: Locator, what: string): Promise<void> {
  await open(page, key);
  await input(page).fill(text);
  await (await shown(row, what)).click();
  await gone(input(page), 'the palette').catch(() => undefined);
}

/** Presses the key until the input is there: a key can be lost while the window starts. */
async function open(page: Page, key: string): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    await page.keyboard.press(key);
    const seen = await shown(input(page), 'the palette', 3_000).catch(() => undefined);
    if (seen) return;
  }
  throw new Error(`Pressed ${key} ten times in 30 s and waited for the palette to open.`);
}

/** Changes the colour theme of the window. */
export async function theme(page: Page, name: string): Promise<void> {
  await asking(page, 'Preferences: Color Theme');
  await shown(page.getByPlaceholder('Select Color Theme'), 'the list of themes');
  await page.keyboard.type(name);
  await shown(page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }), `the theme ${name}`);
  await page.keyboard.press('Enter');
  await gone(input(page), 'the list of themes');
}
