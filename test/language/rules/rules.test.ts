import { describe, expect, it } from 'vitest';
import { type Problem, structureCodes } from '../../../language/index.ts';
import { checkTopology, rules } from '../../../language/rules/index.ts';
import { notes, notesOn } from '../../../language/rules/notes.ts';
import { fixtures } from './all-fixtures.ts';
import { applied, projectOf, ranges, unmarked } from './check-text.ts';
import { readers } from './fixtures/readers.ts';

/** What readers tell under a code of the catalogue has fixtures like a rule. */
const told = Object.entries(structureCodes)
  .filter(([code]) => code in fixtures && code in readers)
  .map(([code, entry]) => ({ code, ...entry, source: 'told by a reader' }));
const all = [...rules, ...notes, ...told];

/** What is found in a text: by the structure, by the rules and by the notes. */
async function found(text: string, times = 1) {
  const { topology, problems, offset } = await projectOf(text);
  if (times === 1) return { offset, problems: [...problems, ...notesOn(topology)] };
  const resources = topology.resources.flatMap(one => Array.from({ length: times }, (_, i) => ({ ...one, key: `${one.key}${i}` })));
  return { offset, problems: checkTopology({ ...topology, resources }) };
}

describe.each(all)('$code', ({ code, severity }) => {
  const fixture = fixtures[code];
  const isStructure = (problem: Problem) => problem.code in structureCodes && problem.code !== code;

  it.each(fixture?.failing ?? [])('finds: $message', async ({ text: marked, message, fixes, fixed, times }) => {
    const { text, problem, related } = unmarked(marked);
    const { offset, problems } = await found(text, times);
    expect(problems.filter(isStructure)).toEqual([]);
    const mine = problems.filter(one => one.code === code);
    expect(mine.map(one => one.message)).toContain(message);
    const one = mine.find(candidate => candidate.message === message);
    expect(one?.severity).toBe(severity);
    expect(ranges(one ? [one.span] : [], offset)).toEqual(problem);
    if (related.length > 0) expect(ranges(one?.related?.map(({ span }) => span) ?? [], offset)).toEqual(related);
    if (fixes) expect(one?.fixes?.map(({ title }) => title) ?? []).toEqual(fixes);
    for (const [i, fix] of (one?.fixes ?? []).entries()) {
      const after = applied(text, fix.edits, offset);
      if (i === 0 && fixed !== undefined) expect(after).toBe(fixed);
      const again = (await found(after)).problems;
      expect(again.filter(isStructure), `${fix.title}:\n${after}`).toEqual([]);
      const errors = again.filter(other => other.severity === 'error' && !problems.some(before => before.code === other.code));
      expect(errors, `${fix.title}:\n${after}`).toEqual([]);
      expect(
        again.filter(other => other.code === code && other.message === message),
        `${fix.title}:\n${after}`,
      ).toEqual([]);
    }
  });

  it.each((fixture?.passing ?? []).map(text => ({ text })))('leaves alone: $text', async ({ text }) => {
    const { problems } = await found(text);
    expect(problems.filter(isStructure)).toEqual([]);
    expect(problems.filter(one => one.code === code)).toEqual([]);
  });
});

describe('every rule', () => {
  it.each(all)('$code has fixtures and a help text', ({ code, why, severity, source }) => {
    expect(fixtures[code]?.failing.length, 'failing fixtures').toBeGreaterThan(0);
    expect(fixtures[code]?.passing.length, 'passing fixtures').toBeGreaterThan(0);
    expect(why).toMatch(/^\S.{24,}[.)]$/);
    if (!source) expect(severity, 'a judgement is a warning at most').not.toBe('error');
  });

  it('has a code of its own', () => {
    const codes = [...[...rules, ...notes].map(({ code }) => code), ...Object.keys(structureCodes)];
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it('is known to its fixtures', () => {
    const codes = new Set(all.map(({ code }) => code));
    expect(Object.keys(fixtures).filter(code => !codes.has(code))).toEqual([]);
  });
});
