import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { structureCodes } from '../../../language/index.ts';
import { rules } from '../../../language/rules/index.ts';
import { notes } from '../../../language/rules/notes.ts';
import { patternCodes } from '../../../language/rules/patterns.ts';
import { impossible, ownCodes, readers, shapes, waiting } from './catalogue.ts';
import { projectOf } from './check-text.ts';

describe('found while reading', () => {
  it.each(Object.entries(readers))('%s', async (_, { code, text }) => {
    const { problems } = await projectOf(text);
    expect(problems.map(problem => problem.code)).toContain(code);
  });
});

interface Entry {
  readonly id: string;
  readonly severity: string;
  readonly basis: string;
  readonly tier: number;
  readonly message: string;
}

const file = new URL('../../../../shared/reference/entra/rules.json', import.meta.url);

describe.runIf(existsSync(file))('the validation catalogue', () => {
  const entries = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { rules: Entry[] }).rules : [];
  const implemented = new Map([...rules, ...notes].map(rule => [rule.code, rule]));
  const places = (id: string) =>
    [implemented.has(id), id in structureCodes || id in readers, id in shapes, id in impossible, Object.values(waiting).some(ids => id in ids)].filter(Boolean);

  it.each(entries)('$id is a rule, told by a reader, a pattern, impossible or waiting', ({ id }) => {
    expect(places(id)).toHaveLength(1);
  });

  it('knows everything that is mapped, impossible or waiting', () => {
    const known = new Set(entries.map(({ id }) => id));
    expect(
      [...Object.keys(readers), ...Object.keys(impossible), ...Object.values(waiting).flatMap(ids => Object.keys(ids)), ...Object.keys(shapes)].filter(
        id => !known.has(id),
      ),
    ).toEqual([]);
  });

  it('has what is not our own', () => {
    const known = new Set(entries.map(({ id }) => id));
    expect([...implemented.keys()].filter(code => !known.has(code)).sort()).toEqual([...ownCodes].sort());
    expect(Object.keys(shapes)).toEqual([...patternCodes]);
  });

  it.each(entries.filter(({ id }) => implemented.has(id)))('$id has the severity of the catalogue', ({ id, severity, basis }) => {
    const expected = basis === 'judgement' && severity === 'error' ? 'warning' : severity;
    // Facts to know, told as notes, whatever the catalogue calls them.
    const told = notes.some(({ code }) => code === id) ? 'info' : expected;
    expect(implemented.get(id)?.severity).toBe(told);
  });
});
