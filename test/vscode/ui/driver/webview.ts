import type { FrameLocator, Page } from 'playwright-core';

/** The document inside a webview. With several webviews open, `index` counts them from the oldest. */
export const webview = (page: Page, index = 0): FrameLocator =>
  page.locator('iframe.webview.ready').nth(index).contentFrame().locator('#active-frame').contentFrame();
