import type { Page } from 'playwright-core';
import * as ui from '../../test/vscode/ui/driver/index.ts';
import type { WindowFigures } from './figures.ts';

interface Painted {
  /** Milliseconds since 1970, of the browser's clock. */
  readonly at: number;
  readonly text: string;
}

/** In every frame but the window's own: tells what stands on a page once it has been painted, each time it changes. */
const watchPages = `(() => {
  if (window === top) return;
  const nextFrame = requestAnimationFrame.bind(window);
  let inFrame = false;
  window.requestAnimationFrame = work => nextFrame(time => {
    inFrame = true;
    queueMicrotask(() => queueMicrotask(() => { inFrame = false; }));
    work(time);
  });
  let due = false;
  const tell = () => {
    due = false;
    tenantryPainted({ at: performance.timeOrigin + performance.now(), text: document.querySelector('.canvas')?.textContent ?? '' });
  };
  // What is changed while a frame is made is painted in that frame, all else in the next one.
  const changed = () => {
    if (due) return;
    due = true;
    if (inFrame) setTimeout(tell);
    else nextFrame(() => setTimeout(tell));
  };
  const looking = setInterval(() => {
    const canvas = document.querySelector('.canvas');
    if (!canvas) return;
    clearInterval(looking);
    new MutationObserver(changed).observe(canvas, { childList: true, subtree: true, characterData: true });
    changed();
  }, 4);
})()`;

/** In the window: when the latest key went down. */
const watchKeys = `addEventListener('keydown', event => { globalThis.tenantryKey = performance.timeOrigin + event.timeStamp; }, true)`;

export interface Work {
  /** Times the page is opened. */
  readonly openings: number;
  /** Keys typed. */
  readonly keys: number;
  /** What the page shows of `soc.tenantry` when it has been opened. */
  readonly shows: string;
  /** The language server colours nothing where there is none. */
  readonly language: boolean;
}

/** Opens a page beside a text several times, then types into a topology of twenty tenants. */
export async function measureWindow(page: Page, { openings, keys, shows, language }: Work): Promise<WindowFigures> {
  let painted: Painted | undefined;
  await page.exposeFunction('tenantryPainted', (seen: Painted) => {
    painted = seen;
  });
  await page.addInitScript(watchPages);
  await page.evaluate(watchKeys);

  /** Presses a key; the time until a page is painted that shows what is wanted. */
  const after = async (key: string, wanted: (text: string) => boolean): Promise<number> => {
    painted = undefined;
    await page.keyboard.press(key);
    const seen = await ui.until(
      `a page after ${key}`,
      async () => painted,
      shown => shown !== undefined && wanted(shown.text),
    );
    return (seen?.at ?? Number.NaN) - Number(await page.evaluate('globalThis.tenantryKey'));
  };
  const open = async (file: string, wanted: string): Promise<number> => {
    await ui.editor(page, file).locator('.view-line').first().click();
    await page.keyboard.press('ControlOrMeta+k');
    return after('v', text => text.includes(wanted));
  };

  await ui.openFile(page, 'soc.tenantry');
  if (language) await ui.noSquiggle(page, 'soc.tenantry');
  await page.waitForTimeout(5_000);
  const opened: number[] = [];
  for (let i = 0; i < openings; i++) {
    opened.push(await open('soc.tenantry', shows));
    await ui.command(page, 'View: Close Editors in Other Groups');
    await page.waitForTimeout(1_000);
  }

  await ui.openFile(page, 'twenty.tenantry');
  await open('twenty.tenantry', language ? 'Hub' : shows);
  await ui.atEnd(page, 'twenty.tenantry');
  await ui.type(page, '\ngroup measured "Typed" in hub');
  await page.keyboard.press('Escape');
  for (let i = 0; i < '" in hub'.length; i++) await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(2_000);
  const edits: number[] = [];
  for (let i = 0; i < keys; i++) {
    const typed = i % 2 === 0;
    edits.push(await after(typed ? 'X' : 'Backspace', text => text.includes('TypedX') === typed && text.includes('Typed')));
    // As somebody types who looks at the picture; it also leaves the server nothing to do from the edit before.
    await page.waitForTimeout(250);
  }
  return { opened, edits };
}
