import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../language/index.ts';
import { notesOn } from '../../../language/rules/notes.ts';
import { patterns } from '../../../language/rules/patterns.ts';

const folder = fileURLToPath(new URL('../../../examples', import.meta.url));
const files = globSync('*/*.tenantry', { cwd: folder }).sort();
const load = (file: string, overlay?: ReadonlyMap<string, string>) => loadProject(file, NodeFileSystem.fileSystemProvider(), overlay);
const uriOf = (file: string) => pathToFileURL(`${folder}/${file}`).toString();

/** A file that holds tenants only is no topology by itself. */
const roots = files.filter(file => !file.endsWith('/tenants.tenantry'));

describe.each(roots)('%s', file => {
  it('has no problem', async () => {
    const { problems } = await load(uriOf(file));
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });
});

describe.each(files)('%s', file => {
  const uri = uriOf(file);
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  // After every token, in steps that keep the run short; a seed that moves would not tell which prefix failed.
  const cuts = [...text.matchAll(/\S+\s*/g)].map(match => match.index + match[0].length);

  it('lets no rule fail on any prefix', async () => {
    for (const [i, cut] of cuts.entries()) {
      if (i % 3 !== 0) continue;
      const { problems, topology } = await load(uri, new Map([[uri, text.slice(0, cut)]]));
      const failed = [...problems, ...notesOn(topology)].filter(({ message }) => message.startsWith('The check "'));
      expect(failed, text.slice(Math.max(0, cut - 80), cut)).toEqual([]);
      expect(() => patterns(topology)).not.toThrow();
    }
  }, 120_000);
});
