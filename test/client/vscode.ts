/** What modules without a window need of the editor: its language and texts, in English. */
export const env = { language: 'en' };
export const l10n = {
  t: (message: string, ...args: readonly (string | number | boolean)[]): string =>
    message.replaceAll(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)),
};
