import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutDiagram, svgPieces } from '../../../language/diagram/index.ts';
import { hostileTexts, hostileTopology } from '../../language/diagram/hostile.ts';
import { chain, mixed, nested, tangle } from '../../language/diagram/samples.ts';
import { violationsIn } from '../ui/driver/axe.ts';
import type { PreviewOnly } from './open.ts';
import { pan } from './pan.ts';

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

  'of an edit only what it changes is drawn anew': async ({ page, show }) => {
    const before = tangle(30, 60);
    const [first, ...others] = before.tenants;
    assert.ok(first);
    await show(before);
    await page.locator(`[data-key="${first.key}"][tabindex]`).focus();
    await page.evaluate(() => {
      const here = window as unknown as { changes: string[] };
      here.changes = [];
      const record = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
        here.changes.push(`${type} ${target.nodeName} ${addedNodes.length} ${removedNodes.length}`);
      const canvas = document.querySelector('.canvas');
      if (canvas) new MutationObserver(records => records.forEach(record)).observe(canvas, { childList: true, subtree: true, characterData: true });
    });
    const displayName = first.displayName.replace(/.$/, 'X');
    await show({ ...before, tenants: [{ ...first, displayName }, ...others] });
    await page.locator('.canvas text', { hasText: displayName }).first().waitFor({ state: 'attached' });
    const changes = await page.evaluate(() => (window as unknown as { changes: string[] }).changes);
    assert.deepEqual([...new Set(changes)], ['characterData #text 0 0']);
    assert.equal(changes.length, await page.locator('.canvas :is(text, title)', { hasText: displayName }).count());
    assert.equal(await page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset['key']), first.key);
  },

  'an edit that adds and removes keeps order, selection and focus': async ({ page, show }) => {
    const before = chain(6);
    const shown = () => page.locator('.canvas svg > *').evaluateAll(all => all.map(element => element.outerHTML.replace(/ class="[^"]*"/, '')));
    await show(before);
    await page.locator('[data-kind="tenant"]').nth(2).focus();
    await page.keyboard.press('Enter');
    const selected = () => page.locator('.selected').first().getAttribute('data-key');
    const key = await selected();
    const tenants = [...before.tenants.slice(1, 4).reverse(), ...before.tenants.slice(4)];
    const after = { ...before, tenants, links: before.links.slice(1, 3) };
    await show(after);
    await page.waitForFunction(count => document.querySelectorAll('.canvas [data-kind="tenant"]').length === count, tenants.length);
    const patched = await shown();
    assert.equal(await selected(), key);
    assert.equal(await page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset['key']), key);
    await page.reload();
    await show(after);
    assert.deepEqual(patched, await shown());
  },

  'an update of a picture that the page does not have is not drawn, but asked for whole': async ({ page, show, send, told }) => {
    await show(chain(2));
    const asked = (await told()).length;
    await send({ type: 'update', document: 'file:///x', title: 'x', number: 9, after: 8, svg: [0], outline: [] });
    await page.waitForFunction(before => (window as unknown as { told: unknown[] }).told.length > before, asked);
    assert.equal((await told()).at(-1)?.type, 'ready');
    assert.equal(await page.locator('[data-kind="tenant"]').count(), 2);
  },

  'a page that is opened with a picture shows it before it is told anything': async ({ page, open, told }) => {
    const svg = svgPieces(layoutDiagram(chain(2)), { interactive: true });
    await open({ type: 'update', document: 'file:///x', title: 'x', number: 7, after: 0, svg, outline: [] });
    assert.equal(await page.locator('.canvas [data-kind="tenant"]').count(), 2);
    assert.deepEqual(await told(), [{ type: 'ready', number: 7 }]);
  },

  'what is no picture is left out': async ({ page, send }) => {
    const svg = [
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="pwned=1">',
      '<g onclick="pwned=1" style="fill:red" data-key="a"><script>pwned=1</script><image href="https://x/"/><!-- x --><rect width="9" height="9" fill="url(https://x/)"/></g>',
      '</svg>',
    ];
    await send({ type: 'update', document: 'file:///x', title: 'x', number: 1, after: 0, svg, outline: [] });
    await page.locator('.canvas svg').waitFor();
    assert.equal(await page.locator('.canvas svg > *').evaluate(element => element.outerHTML), '<g data-key="a"><rect width="9" height="9"></rect></g>');
    // A piece that is none: the picture that was there stays.
    await send({ type: 'update', document: 'file:///x', title: 'x', number: 2, after: 0, svg: [svg[0] ?? '', '</svg><svg>', '</svg>'], outline: [] });
    await page.locator('.banner', { hasText: 'not well-formed' }).waitFor();
    assert.equal(await page.locator('.canvas svg > g').count(), 1);
  },

  'ten thousand names of somebody who means no good run nothing and break no policy': async ({ page, show }) => {
    let asked = 0;
    page.on('dialog', dialog => {
      asked++;
      void dialog.dismiss();
    });
    const pictures = fc.sample(hostileTopology, { numRuns: Math.ceil(10_000 / hostileTexts), seed: 7 });
    const strange = new Set<string>();
    for (const topology of pictures) {
      await show(topology);
      const found = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter(
            ({ tagName, attributes }) =>
              /^(img|a|iframe|object|embed|foreignObject|image)$/i.test(tagName) || [...attributes].some(({ name }) => /^on/i.test(name)),
          )
          .map(({ outerHTML }) => outerHTML.slice(0, 200)),
      );
      for (const element of found) strange.add(element);
    }
    assert.deepEqual([...strange], []);
    assert.equal(asked, 0);
    assert.deepEqual(await page.evaluate(() => (window as unknown as { refused: string[] }).refused), []);
    assert.equal(await page.locator('script').count(), await page.locator('script[nonce]').count());
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

  'a picture of 200 tenants and 1,000 links is moved without being laid out or styled anew': async ({ page, show }) => {
    await show(tangle(200, 1000));
    const { layouts, styled } = await pan(page, 120);
    assert.equal(layouts, 0);
    assert.ok(styled <= 10, `The style of ${styled} elements was computed anew in one move.`);
  },
};
