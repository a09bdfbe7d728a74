import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../language/rules/index.ts';
import { fixtures } from './all-fixtures.ts';
import { readers, withoutFix } from './catalogue.ts';
import { projectOf, unmarked } from './check-text.ts';

interface Entry {
  readonly id: string;
  readonly quickFix: string | null;
}

const file = new URL('../../../../shared/reference/entra/rules.json', import.meta.url);
const entries = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { rules: Entry[] }).rules : [];

describe.runIf(entries.length > 0)('a quick fix that the catalogue names', () => {
  // Notes are no diagnostics: they have nothing to fix.
  const ruled = new Set(rules.map(({ code }) => code));
  const named = entries.filter(({ id, quickFix }) => quickFix && (ruled.has(id) || id in readers));

  it.each(named.filter(({ id }) => !(id in withoutFix)))('$id: $quickFix', async ({ id }) => {
    const texts = fixtures[id]?.failing.map(({ text }) => unmarked(text).text) ?? [readers[id]?.text ?? ''];
    const code = fixtures[id] ? id : readers[id]?.code;
    let offered = 0;
    for (const text of texts) {
      const { problems } = await projectOf(text);
      offered += problems.filter(problem => problem.code === code).flatMap(({ fixes }) => fixes ?? []).length;
    }
    expect(offered).toBeGreaterThan(0);
  });

  it('is left out only where the catalogue names one', () => {
    const ids = new Set(named.map(({ id }) => id));
    expect(Object.keys(withoutFix).filter(id => !ids.has(id))).toEqual([]);
  });
});
