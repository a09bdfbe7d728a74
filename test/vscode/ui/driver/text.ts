import type { Locator, Page } from 'playwright-core';
import { shown, until } from './wait.ts';

/** The text editor that shows a file, by the end of its path. */
export const editor = (page: Page, file: string): Locator => page.locator(`.editor-instance .monaco-editor[data-uri$="${file}"]`);

/** Puts the cursor at the end of a file. */
export async function atEnd(page: Page, file: string): Promise<void> {
  // At its beginning: the middle of a long line would scroll the text aside.
  await editor(page, file)
    .locator('.view-line')
    .first()
    .click({ position: { x: 2, y: 8 } });
  await page.keyboard.press(process.platform === 'darwin' ? 'Meta+ArrowDown' : 'Control+End');
}

/** Types text as keys, so that brackets close and suggestions open as they do for a person. */
export async function type(page: Page, text: string): Promise<void> {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) await enter(page);
    await page.keyboard.type(line, { delay: 15 });
  }
}

/** A new line, never an accepted suggestion. */
export async function enter(page: Page): Promise<void> {
  if (await page.locator('.suggest-widget.visible').isVisible()) await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
}

/** Goes behind the brace that closes on the next line. */
export async function leaveBlock(page: Page): Promise<void> {
  if (await page.locator('.suggest-widget.visible').isVisible()) await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

/** Goes to the next place of a snippet. A Tab that a late suggestion has taken moves nothing and is pressed again. */
export async function next(page: Page): Promise<void> {
  const before = await cursor(page);
  for (let tries = 0; tries < 3; tries++) {
    if (await page.locator('.suggest-widget.visible').isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    const moved = await until(
      'the cursor to move',
      () => cursor(page),
      at => at !== before,
      1_000,
    ).catch(() => undefined);
    if (moved) return;
  }
  throw new Error(`Pressed Tab three times and waited for the cursor to go to the next place of the snippet. It stays at ${before}.`);
}

/** Fills the places of a snippet, the first of which is selected, and leaves it behind its end. */
export async function fill(page: Page, ...places: string[]): Promise<void> {
  for (const text of places) {
    await page.keyboard.type(text, { delay: 15 });
    await next(page);
  }
}

/** Accepts the suggestion with this label; asks for suggestions when none are open. Answers with all labels that were offered. */
export async function accept(page: Page, label: string): Promise<string[]> {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  const row = rows.filter({ has: page.getByText(label, { exact: true }) });
  if (!(await shown(row, label, 1_500).catch(() => undefined))) await page.keyboard.press('Control+Space');
  await shown(row, `the suggestion "${label}"`);
  const offered = await rows.locator('.label-name').allInnerTexts();
  await row.first().click();
  return offered;
}

/** What the lines of an editor show, in order from top to bottom. Lines that are scrolled away are not in it. */
export async function visibleText(page: Page, file: string): Promise<string> {
  const lines = await editor(page, file)
    .locator('.view-line')
    .evaluateAll(elements => elements.map(line => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent ?? '' })));
  return lines
    .toSorted((a, b) => a.top - b.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');
}

/** Where the cursor is, as the status bar says: `Ln 3, Col 12 (4 selected)`. */
async function cursor(page: Page): Promise<string> {
  return (await shown(page.locator('.part.statusbar').getByText(/^Ln \d+, Col \d+/), 'the position of the cursor in the status bar')).innerText();
}

/** Waits until the cursor is on a line, counted from 1. */
export async function cursorOn(page: Page, line: number): Promise<void> {
  await until(
    `the cursor to be on line ${line}`,
    () => cursor(page),
    at => at.startsWith(`Ln ${line},`),
  );
}

/** Counts a text in the active editor with its search, until the number satisfies. */
export async function occurrences(page: Page, text: string, satisfies: (count: number) => boolean): Promise<number> {
  await page.keyboard.press('ControlOrMeta+f');
  const widget = page.locator('.editor-widget.find-widget.visible');
  await (await shown(widget.locator('.find-part textarea'), 'the search of the editor')).fill(text);
  return until(
    `the number of ${text} in the editor`,
    async () => Number(/of (\d+)/.exec(await widget.locator('.matchesCount').innerText())?.[1] ?? 0),
    satisfies,
  );
}
