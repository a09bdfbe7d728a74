import type { Locator, Page } from 'playwright-core';
import { shown, until } from './wait.ts';

/** The text editor that shows a file, by the end of its path. */
export const editor = (page: Page, file: string): Locator => page.locator(`.editor-instance .monaco-editor[data-uri$="${file}"]`);

/** Puts the cursor at the end of a file. */
export async function atEnd(page: Page, file: string): Promise<void> {
  await editor(page, file).locator('.view-line').first().click();
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
    .map(({ text }) => text.replaceAll(' ', ' '))
    .join('\n');
}

/** The line the cursor is on, from the status bar. */
export async function cursorLine(page: Page): Promise<number> {
  const status = page.locator('.part.statusbar').getByText(/^Ln \d+, Col \d+/);
  return Number(
    /^Ln (\d+)/.exec(
      (await status
        .first()
        .innerText()
        .catch(() => '')) ?? '',
    )?.[1] ?? 0,
  );
}

/** Waits until the cursor is on a line. */
export const cursorOn = (page: Page, line: number): Promise<number> =>
  until(
    `the cursor to be on line ${line}`,
    () => cursorLine(page),
    at => at === line,
  );
