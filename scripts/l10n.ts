/** `npm run l10n`: rewrites l10n/bundle.l10n.json from what the client asks to be translated, and names what has no German yet. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { englishBundle } from './l10n/client.ts';

const root = path.resolve(import.meta.dirname, '..');
const file = (name: string) => path.join(root, 'l10n', name);
const english = englishBundle(root);
const german = JSON.parse(readFileSync(file('bundle.l10n.de.json'), 'utf8')) as Readonly<Record<string, string>>;

writeFileSync(file('bundle.l10n.json'), `${JSON.stringify(english, undefined, 2)}\n`);
for (const text of Object.keys(english)) if (!(text in german)) console.log(`No German for: ${text}`);
for (const text of Object.keys(german)) if (!(text in english)) console.log(`Not used any more: ${text}`);
