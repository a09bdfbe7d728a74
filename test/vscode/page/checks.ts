import assert from 'node:assert/strict';
import { chain, mixed, nested, tangle } from '../../language/diagram/samples.ts';
import { violationsIn } from '../ui/driver/axe.ts';
import type { PreviewOnly } from './open.ts';

/** What must hold on the page of the preview, by what it is. */
export const checks: { readonly [name: string]: (preview: PreviewOnly) => Promise<void> } = {
  'what is too small to be read gives its place to less that is larger': async ({ page, show }) => {
    await show(nested());
    await page.locator('.canvas').focus();
    const level = () => page.locator('.canvas').getAttribute('data-level');
    const shown = (which: string) => page.locator(`[data-level="${which}"]`).first().isVisible();
    assert.equal(await level(), 'near');
    assert.deepEqual([await shown('near'), await shown('middle'), await shown('far')], [true, false, false]);
    while ((await level()) === 'near') await page.keyboard.press('-');
    assert.deepEqual([await level(), await shown('near'), await shown('middle'), await shown('far')], ['middle', false, true, false]);
    while ((await level()) === 'middle') await page.keyboard.press('-');
    assert.deepEqual([await level(), await shown('near'), await shown('middle'), await shown('far')], ['far', false, false, true]);
    assert.equal(await page.locator('[data-kind="sync"]').first().isVisible(), true);
    await page.keyboard.press('0');
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.canvas')?.dataset['level'] === 'near');
  },

  'what is found is brought near when it is hidden': async ({ page, show }) => {
    await show(tangle(60, 120));
    assert.notEqual(await page.locator('.canvas').getAttribute('data-level'), 'near');
    await page.keyboard.press('/');
    await page.keyboard.type('Access package reader');
    await page.locator('.canvas .selected').first().waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.canvas')?.dataset['level'] === 'near');
    assert.match((await page.locator('.count').textContent()) ?? '', /^1 of 60$/);
    await page.keyboard.press('Enter');
    assert.match((await page.locator('.count').textContent()) ?? '', /^2 of 60$/);
  },

  'tenants and links are reached by the keyboard and lead to their source': async ({ page, show, told }) => {
    await show(chain(3));
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await page.locator('.canvas').focus();
    await page.keyboard.press('Tab');
    assert.match(await label(), /^Tenant Step001/);
    await page.keyboard.press('ArrowRight');
    assert.match(await label(), /^Synchronization from Step001 to Step002/);
    await page.keyboard.press('ArrowRight');
    assert.match(await label(), /^Tenant Step002/);
    await page.keyboard.press('Enter');
    assert.equal((await told()).at(-1)?.type, 'reveal');
    await page.keyboard.press('Escape');
    assert.match(await label(), /^Topology\./);
  },

  'the whole picture stands as nested lists for screen readers': async ({ page, show }) => {
    await show(mixed());
    const outline = page.locator('section.outline');
    assert.match((await outline.ariaSnapshot()) ?? '', /Tenant Contoso, contoso\.com/);
    assert.ok((await outline.locator('li li').count()) > 20);
    assert.match((await page.locator('.canvas svg').getAttribute('role')) ?? '', /graphics-document/);
  },

  'axe finds nothing wrong with it, far and near': async ({ page, show }) => {
    await show(mixed());
    await page.locator('.canvas').focus();
    for (const key of ['0', '-', '-', '-', '-', '-', '-', '-']) {
      await page.keyboard.press(key);
      assert.deepEqual(await violationsIn(page.mainFrame()), []);
    }
  },

  'nothing glides for those who want less motion': async ({ page, show }) => {
    await show(nested());
    const transform = () => page.locator('.canvas svg').evaluate(svg => (svg as SVGElement).style.transform);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.canvas').focus();
    for (let times = 0; times < 4; times++) await page.keyboard.press('+');
    const before = await transform();
    const after = await page.evaluate(() => {
      document.querySelector('.canvas')?.dispatchEvent(new KeyboardEvent('keydown', { key: '0', bubbles: true }));
      return document.querySelector<SVGElement>('.canvas svg')?.style.transform;
    });
    assert.notEqual(after, before);
    await page.waitForTimeout(300);
    assert.equal(await transform(), after);
    await page.emulateMedia({ reducedMotion: null });
  },

  'high contrast has plain grounds and borders in the colour of the theme': async ({ page, show }) => {
    await show(nested());
    await page.evaluate(() => {
      document.body.className = 'vscode-high-contrast';
      document.documentElement.style.setProperty('--vscode-contrastBorder', 'rgb(111, 195, 223)');
    });
    const colours = await page.evaluate(() => {
      const box = document.querySelector('[data-kind="tenant"]');
      const style = (selector: string) => {
        const part = box?.querySelector(selector);
        return part && getComputedStyle(part);
      };
      return { ground: style(':scope > rect')?.fill, outline: style(':scope > rect[data-outline]')?.stroke };
    });
    assert.deepEqual(colours, { ground: 'rgb(31, 31, 31)', outline: 'rgb(111, 195, 223)' });
    await page.evaluate(() => {
      document.body.className = 'vscode-dark';
    });
  },

  'the picture is not made anew while it is moved': async ({ page, show }) => {
    await show(tangle(200, 1000));
    const changed = await page.evaluate(async () => {
      const canvas = document.querySelector('.canvas');
      const svg = canvas?.querySelector('svg');
      if (!canvas || !svg) return -1;
      let changes = 0;
      const observer = new MutationObserver(records => {
        changes += records.filter(({ target, attributeName }) => target !== canvas && !(target === svg && attributeName === 'style')).length;
      });
      observer.observe(canvas, { attributes: true, childList: true, subtree: true });
      for (let step = 0; step < 20; step++) {
        canvas.dispatchEvent(new KeyboardEvent('keydown', { key: step % 2 ? 'ArrowLeft' : 'ArrowDown', bubbles: true }));
        await new Promise(requestAnimationFrame);
      }
      return canvas.querySelector('svg') === svg ? changes + observer.takeRecords().length : -1;
    });
    assert.equal(changed, 0);
  },
};
