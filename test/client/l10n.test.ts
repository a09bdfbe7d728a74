import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ClientLiteral, clientLiterals, englishBundle, isTranslated } from '../../scripts/l10n/client.ts';
import { literals } from '../../scripts/l10n/literals.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
type Texts = Readonly<Record<string, string>>;
const texts = (file: string) => JSON.parse(read(file)) as Texts;

const placeholders = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort();
const links = (text: string) => [...text.matchAll(/\((command:[\w.]+)\)/g)].map(([, link]) => link);

function expectSame(english: Texts, german: Texts): void {
  expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  for (const [key, text] of Object.entries(english)) {
    const translated = german[key] ?? '';
    expect(translated.trim(), key).not.toBe('');
    expect(placeholders(translated), key).toEqual(placeholders(text));
    expect(links(translated), key).toEqual(links(text));
    expect(translated.split('\n').length, key).toBe(text.split('\n').length);
    expect(translated.endsWith('...'), key).toBe(text.endsWith('...'));
  }
}

/** The same in German. */
const international = new Set(['Azure CLI', 'Browser', 'Cloud', 'Mesh', 'Sandbox']);

describe('the texts of the client', () => {
  const english = texts('l10n/bundle.l10n.json');

  test('are those that its sources ask for: `npm run l10n` rewrites them', () => expect(english).toEqual(englishBundle(root)));
  test('are all there in German, with the same values in them', () => expectSame(english, texts('l10n/bundle.l10n.de.json')));

  test('are German in the German bundle', () => {
    const same = Object.entries(texts('l10n/bundle.l10n.de.json')).filter(([text, german]) => text === german);
    expect(same.map(([text]) => text).filter(text => !international.has(text))).toEqual([]);
  });
});

/** Names of products, keys and files are the same in every language. */
const names = /^(Tenantry|Tenantry Language Server|Mermaid|SVG|PNG|JSON|US Government( DoD)?|Enter|Escape)$/;
/** For programs and the log, which is English everywhere. */
const unseen = [/\blog\.(trace|debug|info|warn|error)\(`*$/, /\b(wwwAuthenticate|image\.src) = `*$/, /\bmatchMedia\(([^()]|\([^()]*\))*$/];
const prose = /\p{L}{2,}[,:]?\s+\p{L}{2,}|^[A-Z][a-z]+[.?!]?$/u;
const shownProperty = /\b(title|placeHolder|prompt|label|description|detail|tooltip|message|words)(:| =)$/;

/** Pieces of the page, and directives of its content security policy. */
/** A comment of the language, the same in every language of people. */
const isComment = ({ value }: ClientLiteral) => value.trim() === '// tenantry-ignore drift:';
const isMarkup = ({ value }: ClientLiteral) => /^("?>|<\/|<!DOCTYPE|[a-z]+-src )/.test(value.trim());
/** The language server asks for a file that is no topology. */
const isForServer = ({ file, before }: ClientLiteral) => file === 'client/workspace-files.ts' && /throw new Error\(`+$/.test(before);
/** A report of a problem is in the language of those who mend it. */
const isForReport = ({ file }: ClientLiteral) => /^client\/commands\/problem-report(-text)?\.ts$/.test(file);

describe('what a person sees', () => {
  test('goes through the localisation, wherever it stands in the client', () => {
    const escaped = clientLiterals(root).filter(literal => {
      const { value, before } = literal;
      if (isTranslated(literal) || names.test(value) || unseen.some(pattern => pattern.test(before)) || isMarkup(literal) || isComment(literal)) return false;
      if (isForServer(literal) || isForReport(literal)) return false;
      return prose.test(value) || (shownProperty.test(before) && /\p{L}{2,}/u.test(value));
    });
    expect(escaped.map(({ file, line, value }) => `${file}:${line} ${value}`)).toEqual([]);
  });

  test('is asked for as a text that can be found, never as one that is put together', () => {
    const files = readdirSync(path.join(root, 'client'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
    const calls = files.flatMap(name => [...read(path.join('client', name)).matchAll(/\bl10n\.t\(/g)]);
    expect(clientLiterals(root).filter(isTranslated)).toHaveLength(calls.length);
    const partial = clientLiterals(root).filter(({ before }) => /\bl10n\.t\(`+$/.test(before));
    expect(partial).toEqual([]);
  });

  test('is written nowhere in the page of the preview itself', () => {
    const inPage = clientLiterals(root).filter(({ file }) => file.startsWith('client/preview/webview/'));
    expect(inPage.length).toBeGreaterThan(50);
    expect(inPage.filter(literal => isTranslated(literal))).toEqual([]);
  });
});

test('a literal is found wherever a source may hide one', () => {
  const source = "a(/'x'\"/, 'one'); // 'no'\nconst b = c / 2 + `two ${d('three')} four`; /* \"no\" */ e(\"f\\n'ive\");";
  expect(literals(source).map(({ value }) => value)).toEqual(['one', 'three', 'two ', ' four', "f\n'ive"]);
  expect(literals(source).map(({ line }) => line)).toEqual([1, 2, 2, 2, 2]);
});

describe('the manifest', () => {
  const english = texts('package.nls.json');
  const shown = /^(displayName|title|shortTitle|description|markdownDescription|contents|name|label|altText|patternErrorMessage)$/;

  test('has all its texts in English and German, and no more', () => {
    const used = [...read('package.json').matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key);
    expect([...new Set(used)].sort()).toEqual(Object.keys(english).sort());
    expectSame(english, texts('package.nls.de.json'));
  });

  test('holds no text of its own', () => {
    const own: string[] = [];
    JSON.parse(read('package.json'), function (this: unknown, key: string, value: unknown) {
      const texts = key === 'enumDescriptions' && Array.isArray(value) ? value : shown.test(key) ? [value] : [];
      own.push(...texts.filter((text): text is string => typeof text === 'string' && !/^%.+%$/.test(text)));
      return value;
    });
    // The name of the package, and the product's name over its views.
    expect(own.sort()).toEqual(['Tenantry', 'tenantry']);
  });
});

test('the walkthrough has each of its texts in German, with the same examples', () => {
  const files = readdirSync(path.join(root, 'client/walkthrough')).filter(name => name.endsWith('.md') && !name.includes('.nls.'));
  expect(files).toHaveLength(4);
  for (const name of files) {
    const [text, german] = [read(`client/walkthrough/${name}`), read(`client/walkthrough/${name.replace(/\.md$/, '.nls.de.md')}`)];
    const code = (markdown: string) => markdown.match(/^```[\s\S]*?^```$/gm);
    expect(code(german), name).toEqual(code(text));
    expect(german).not.toBe(text);
  }
});
