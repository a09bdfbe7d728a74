import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A language that nobody speaks: every text of the extension in it can be told from one that was never translated. */
export const pseudoLanguage = 'qps-ploc';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const strange = 'áƀçďéƒğĥíĵķĺɱñóþɋřšťúṽŵẋýžÁßÇĎÉƑĞĤÍĴĶĹṀÑÓÞɊŘŠŤÚṼŴẊÝŽ';
/** Values, commands behind links and codicons are not for people. */
const kept = /(\{\d+\}|\(command:[^)]*\)|\$\([^)]*\)|\n)/;

/** `Fit {0}` → `[!!! Ƒíť {0}ííí !!!]`: other letters, and 40 % longer. */
export function pseudo(text: string): string {
  const changed = text
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : [...part].map(letter => [...strange][plain.indexOf(letter)] ?? letter).join('')))
    .join('');
  return changed
    .split('\n')
    .map(line => {
      const longer = 'í'.repeat(Math.max(0, Math.ceil(line.replace(kept, '').length * 0.4) - 10));
      const link = /^\[([^\]]*)\](\(.*\))$/.exec(line);
      if (link) return `[!!! ${link[1]}${longer} !!!]${link[2]}`;
      // Brackets around a link would become part of it.
      return line.includes('](') ? `!!! ${line}${longer} !!!` : `[!!! ${line}${longer} !!!]`;
    })
    .join('\n');
}

const pseudoTexts = (texts: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudo(text)]));

/** Gives an installed extension its texts in the language that nobody speaks. @param extensions the folder of installed extensions */
export function installPseudo(extensions: string): void {
  const name = readdirSync(extensions).find(found => found.startsWith('tenantry.'));
  if (!name) throw new Error(`No Tenantry is installed in ${extensions}.`);
  for (const [from, to] of [
    ['package.nls.json', `package.nls.${pseudoLanguage}.json`],
    ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${pseudoLanguage}.json`],
  ] as const) {
    const folder = path.join(extensions, name);
    writeFileSync(path.join(folder, to), JSON.stringify(pseudoTexts(JSON.parse(readFileSync(path.join(folder, from), 'utf8')))));
  }
}

/** Words of three and more plain letters: they were never translated, unless they are among the names. */
export const untranslated = (text: string, names: ReadonlySet<string>): string[] =>
  [...text.matchAll(/[\p{L}]+/gu)].map(String).filter(word => word.length > 2 && /^[A-Za-z]+$/.test(word) && !names.has(word));
