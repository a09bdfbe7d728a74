/** What a file must not hold: controls, and what turns the direction of text around. */
const HIDDEN = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Whether a text can stand in a file as it is: a text has one line, and nothing in it may deceive who reads it. */
export const isPlain = (text: string): boolean => !HIDDEN.test(text);

/** In double quotes. */
export const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** For people, where nothing depends on it: what cannot stand in a file becomes a blank. */
export const cleaned = (text: string): string => text.replace(new RegExp(HIDDEN.source, 'g'), ' ').replace(/\s+/g, ' ').trim();

/** In a comment: hidden characters as codes. */
export const shown = (text: string): string =>
  text.replace(new RegExp(HIDDEN.source, 'g'), character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
