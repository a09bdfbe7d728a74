import type { Page } from 'playwright-core';
import * as ui from '../../test/vscode/ui/driver/index.ts';
import type { WindowFigures } from './figures.ts';

interface Painted {
  /** Milliseconds since 1970, of the browser's clock. */
  readonly at: number;
  readonly text: string;
}

/** In every frame: tells of each new picture once it has been painted. */
const watchPictures = `(() => {
  let shown;
  const tell = picture => tenantryPainted({ at: performance.timeOrigin + performance.now(), text: picture.textContent });
  setInterval(() => {
    const picture = document.querySelector('.canvas > svg');
    if (!picture || picture === shown) return;
    shown = picture;
    requestAnimationFrame(() => setTimeout(() => tell(picture)));
  }, 4);
})()`;

/** In the window: when the latest key went down. */
const watchKeys = `addEventListener('keydown', event => { globalThis.tenantryKey = performance.timeOrigin + event.timeStamp; }, true)`;

/** Opens the preview several times, then types into a topology of twenty tenants. */
export async function measureWindow(page: Page, { openings, keys }: { readonly openings: number; readonly keys: number }): Promise<WindowFigures> {
  let painted: Painted | undefined;
  await page.exposeFunction('tenantryPainted', (seen: Painted) => {
    painted = seen;
  });
  await page.addInitScript(watchPictures);
  await page.evaluate(watchKeys);

  /** Presses a key; the time until a picture is painted that shows what is wanted. */
  const after = async (key: string, wanted: (text: string) => boolean): Promise<number> => {
    painted = undefined;
    await page.keyboard.press(key);
    const seen = await ui.until(
      `a picture after ${key}`,
      async () => painted,
      picture => picture !== undefined && wanted(picture.text),
    );
    return (seen?.at ?? Number.NaN) - Number(await page.evaluate('globalThis.tenantryKey'));
  };

  await ui.openFile(page, 'soc.tenantry');
  await ui.noSquiggle(page, 'soc.tenantry');
  await page.waitForTimeout(3_000);
  const opened: number[] = [];
  for (let i = 0; i < openings; i++) {
    await ui.editor(page, 'soc.tenantry').locator('.view-line').first().click();
    await page.keyboard.press('ControlOrMeta+k');
    opened.push(await after('v', text => text.includes('Tailspin Toys')));
    await ui.command(page, 'View: Close Editors in Other Groups');
    await page.waitForTimeout(1_000);
  }

  await ui.openFile(page, 'twenty.tenantry');
  await ui.command(page, 'Tenantry: Open Preview to the Side');
  await ui.shown(ui.webview(page).locator('.canvas svg'), 'the picture of twenty tenants');
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
