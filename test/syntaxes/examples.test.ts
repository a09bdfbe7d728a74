import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tokenize } from './tokenize.ts';

const root = new URL('../../', import.meta.url);
const examples = globSync('examples/**/*.tenantry', { cwd: root });

describe('examples', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(2);
  });

  it.each(examples)('%s: every line has a scope of its own', async file => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const tokens = await tokenize(text);
    const bare = tokens.filter(token => token.scopes.length === 0).map(token => `${token.line + 1}: ${token.text}`);
    expect(bare).toEqual([]);
    const lines = new Set(tokens.map(token => token.line));
    const missed = text.split('\n').flatMap((line, i) => (line.trim() && !lines.has(i) ? [i + 1] : []));
    expect(missed).toEqual([]);
  });

  it.each(examples)('%s: the first word of every line at the margin starts a declaration, an import or a comment', async file => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const tokens = await tokenize(text);
    const starts = text.split('\n').flatMap((line, i) => (/^[a-z]/i.test(line) ? [tokens.find(token => token.line === i)?.scopes[0] ?? `line ${i + 1}`] : []));
    expect(new Set(starts.filter(scope => !['storage.type', 'storage.modifier.existing', 'keyword.control.import'].includes(scope)))).toEqual(new Set());
  });
});
