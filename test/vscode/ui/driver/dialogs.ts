import type { Locator, Page } from 'playwright-core';
import { gone, shown } from './wait.ts';

/** Waits for a modal dialog; its text. */
export async function modal(page: Page, what: string, timeout?: number): Promise<string> {
  return (await shown(box(page), `the dialog ${what}`, timeout)).innerText();
}

/** Presses a button of the modal dialog and waits until the dialog is gone. */
export async function press(page: Page, button: string): Promise<void> {
  await (await shown(box(page).locator('.dialog-buttons .monaco-button', { hasText: button }), `the button "${button}" of the dialog`)).click();
  await gone(box(page), 'the dialog');
}

/** Waits for a notification; its text. */
export async function notification(page: Page, text: string | RegExp, timeout?: number): Promise<string> {
  return (await shown(page.locator('.notification-list-item-message', { hasText: text }), `a notification with ${text}`, timeout)).innerText();
}

const box = (page: Page): Locator => page.locator('.monaco-dialog-box');
