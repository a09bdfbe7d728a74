import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Literal, literals } from './literals.ts';

export interface ClientLiteral extends Literal {
  /** Path in the repository. */
  readonly file: string;
}

/** All texts in quotes of the client's sources. */
export function clientLiterals(root: string): readonly ClientLiteral[] {
  const files = readdirSync(path.join(root, 'client'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  return files.toSorted().flatMap(name => {
    const file = path.posix.join('client', name.replaceAll('\\', '/'));
    return literals(readFileSync(path.join(root, file), 'utf8')).map(literal => ({ ...literal, file }));
  });
}

/** Whether it is a text that the editor translates. */
export const isTranslated = ({ before }: Literal): boolean => /\bl10n\.t\($/.test(before);

/** What `vscode.l10n.t` is asked for, in English: each text under itself. */
export function englishBundle(root: string): Readonly<Record<string, string>> {
  const texts = clientLiterals(root).filter(isTranslated);
  return Object.fromEntries([...new Set(texts.map(({ value }) => value))].sort().map(text => [text, text]));
}
