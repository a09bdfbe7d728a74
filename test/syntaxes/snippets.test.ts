import { readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../language/index.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly isFileTemplate: boolean;
  readonly body: readonly string[];
}

const snippets = Object.entries(JSON.parse(readFileSync(new URL('../../syntaxes/snippets.json', import.meta.url), 'utf8')) as Record<string, Snippet>);

/** What stands in the editor when every placeholder is left as it is. */
const expand = (body: readonly string[]) => body.join('\n').replace(/\$\{\d+:([^}]*)\}|\$\d+/g, '$1');

describe('snippets', () => {
  it('start with one word each, so that they stand together in the list', () => {
    const prefixes = snippets.map(([, snippet]) => snippet.prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.filter(prefix => !/^topology-[a-z]+$/.test(prefix))).toEqual([]);
  });

  it.each(snippets)('%s: is a whole topology without a problem', async (_name, snippet) => {
    expect(snippet.isFileTemplate).toBe(true);
    const uri = 'file:///new.tenantry';
    const text = expand(snippet.body);
    expect(text).not.toContain('$');
    const { problems, topology } = await loadProject(uri, EmptyFileSystem.fileSystemProvider(), new Map([[uri, text]]));
    expect(problems.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(topology.tenants.length).toBeGreaterThan(0);
  });

  it.each(snippets)('%s: says the same at every mirror of a placeholder', (_name, { body }) => {
    const said = new Map<string, Set<string>>();
    for (const [, stop = '', text = ''] of body.join('\n').matchAll(/\$\{(\d+):([^}]*)\}/g)) said.set(stop, (said.get(stop) ?? new Set()).add(text));
    expect([...said].filter(([, texts]) => texts.size > 1)).toEqual([]);
  });
});
