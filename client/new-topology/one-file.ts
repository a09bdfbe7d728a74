import { l10n } from 'vscode';

const statement = /^import[ \t]+"([^"\n]+)"[ \t]*$/gm;

/**
 * The text of a topology in one file: what it imports stands in place of the import.
 * @param read the text of a file by its path as the import names it
 */
export async function oneFile(text: string, read: (path: string) => Promise<string>): Promise<string> {
  const paths = [...text.matchAll(statement)].map(([, path = '']) => path);
  const texts = new Map(await Promise.all(paths.map(async path => [path, await read(path)] as const)));
  return text.replaceAll(statement, (whole, path: string) => `\n${texts.get(path)?.trim() ?? whole}`);
}

/** Why a name cannot be the one of a new file; nothing when it can. */
export function nameProblem(name: string, taken: (name: string) => boolean): string | undefined {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name))
    return l10n.t('A name begins with a letter or digit and has letters, digits, spaces, dots, dashes and underscores.');
  return taken(name) ? l10n.t('{0} is there already.', `${name}.tenantry`) : undefined;
}
