import { readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import { check } from 'recheck';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTenantryServices } from '../../language/services/module.ts';

/**
 * Patterns that take more than linear time can stall an editor. recheck decides most of them by theory and searches the rest
 * for an attack; what it finds counts only when the attack is slow in earnest, because its search errs on the safe side.
 */
beforeAll(() => {
  // Its engine in JavaScript: the others are programs of the machine.
  process.env['RECHECK_BACKEND'] = 'pure';
});

/** Longer lines are not tokenized by editors, and not read by the language. */
const longest = 20_000;
const effort = { timeout: 60_000, maxAttackStringSize: longest, attackLimit: 10_000_000, maxGeneStringSize: 1_200, maxIteration: 6 };

async function slowness(source: string, flags: string): Promise<string | undefined> {
  const result = await check(source, flags, effort);
  if (result.status === 'safe') return undefined;
  if (result.status === 'unknown') return `could not be decided: ${result.error.kind}`;
  if (result.complexity.type === 'exponential') return result.complexity.summary;
  const attack = result.attack.string.slice(0, longest);
  const pattern = new RegExp(source, flags);
  const start = process.cpuUsage();
  pattern.test(attack);
  const { user } = process.cpuUsage(start);
  return user > 100_000 ? `${result.complexity.summary}: ${result.attack.pattern}` : undefined;
}

it('finds what is slow, so that silence means something', { timeout: 60_000 }, async () => {
  expect(await slowness('^(a|a)*$', '')).toMatch('exponential');
  expect(await slowness('\\s+,', '')).toMatch('polynomial');
  expect(await slowness('[a-z]+:', 'y')).toBeUndefined();
});

const { language } = createTenantryServices(EmptyFileSystem);
const terminals = Object.entries(language.parser.Lexer.definition).flatMap(([name, { PATTERN }]) => (PATTERN instanceof RegExp ? [{ name, PATTERN }] : []));

describe('terminals, which are matched where the last one ended', () => {
  it('are regular expressions', () =>
    expect(terminals.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['WS', 'ID', 'STRING', 'NUMBER', 'SIGN', 'PROPERTY', 'TARGET', 'BLOCK', 'ML_COMMENT']),
    ));
  it.each(terminals)('$name', { timeout: 90_000 }, async ({ PATTERN }) => {
    expect(await slowness(PATTERN.source, 'y')).toBeUndefined();
  });
});

describe.each(['tenantry.tmLanguage.json', 'tenantry.markdown.tmLanguage.json', 'language-configuration.json'])(
  'patterns of %s, which are searched for in a line',
  file => {
    const found = patternsIn(JSON.parse(readFileSync(new URL(`../../syntaxes/${file}`, import.meta.url), 'utf8')));
    it('are found', () => expect(found.length).toBeGreaterThan(2));
    it.each(found)('%s', { timeout: 90_000 }, async pattern => {
      expect(await slowness(inJavaScript(pattern), '')).toBeUndefined();
    });
  },
);

const keys = new Set([
  'match',
  'begin',
  'end',
  'while',
  'wordPattern',
  'increaseIndentPattern',
  'decreaseIndentPattern',
  'beforeText',
  'afterText',
  'previousLineText',
  'start',
]);

function patternsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return [...new Set(Object.entries(node).flatMap(([key, value]) => (keys.has(key) && typeof value === 'string' ? [value] : patternsIn(value))))];
}

/** Oniguruma's own forms: inline flags, the place of the last match, and what the begin pattern captured. */
const inJavaScript = (pattern: string): string =>
  pattern
    .replaceAll('(?i:', '(?:')
    .replaceAll('(^|\\G)', '^')
    .replace(/\(\\2\|/, '( {0,9}|')
    .replace('(\\3)', '(`{3,}|~{3,})');
