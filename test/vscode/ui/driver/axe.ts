import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

/** What axe finds wrong with the page of a webview, as `rule: element`. */
export const violations = async (page: Page): Promise<string[]> => violationsIn(await webviewFrame(page));

export async function violationsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const found = (await axe.run()).violations;
    return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** The frame of the webview's own document. */
export async function webviewFrame(page: Page): Promise<Frame> {
  const inner = await page.locator('iframe.webview.ready').first().contentFrame().locator('#active-frame').elementHandle();
  const frame = await inner?.contentFrame();
  if (!frame) throw new Error('There is no webview.');
  return frame;
}
