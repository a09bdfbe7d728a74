import type { Page } from 'playwright-core';
import { webviewFrame } from './axe.ts';

/** What the page of a preview says around its picture: texts, names of buttons, and what screen readers are told. */
export async function textsAroundPicture(page: Page): Promise<string[]> {
  const frame = await webviewFrame(page);
  return frame.evaluate(() => {
    const texts: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('svg, .outline > *, script')) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
      for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) texts.push(child.textContent ?? '');
    }
    return texts.filter(text => text.trim());
  });
}

/** Elements of a preview around its picture that are cut off, or lie outside of the page. */
export async function clipped(page: Page): Promise<string[]> {
  const frame = await webviewFrame(page);
  return frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.toolbar, .toolbar *, .legend, .legend *, .banner, .banner *')]
      .filter(element => {
        const { right, left, width } = element.getBoundingClientRect();
        if (width === 0) return false;
        return right > innerWidth + 1 || left < -1 || (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1);
      })
      .map(element => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent}`),
  );
}

/** What must run in a page of the editor before its own code, so that it is in a language. It brings no language pack. */
export const inLanguage = (language: string): string =>
  `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(language)}, set: () => undefined });`;
