import type { PreviewWords } from '../preview-words.ts';

/** The texts of the page, in the language of the editor: the extension has put them into the page. */
export const words = JSON.parse(document.body.dataset['words'] ?? '{}') as PreviewWords;

/** Puts values where a text has `{0}`, `{1}`. */
export const filled = (text: string, ...values: readonly (string | number)[]): string =>
  text.replaceAll(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
