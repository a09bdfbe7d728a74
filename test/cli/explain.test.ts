import { expect, test } from 'vitest';
import examples from '../../cli/data/examples.json' with { type: 'json' };
import { exitCodes } from '../../cli/exit-codes.ts';
import { explainedCodes, rules } from '../../language/index.ts';
import { notesOn } from '../../language/rules/notes.ts';
import { projectOf } from '../language/rules/check-text.ts';
import { run } from './run.ts';

test('explain tells why, shows wrong and right, and how to silence', async () => {
  const { out, exitCode } = await run(['explain', 'sync-scope-empty']);
  expect(exitCode).toBe(exitCodes.ok);
  expect(out).toContain(rules.find(({ code }) => code === 'sync-scope-empty')?.why);
  expect(out).toContain('https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure');
  expect(out).toMatch(/Wrong\n {2}sync contoso -> fabrikam\n/);
  expect(out).toContain('  sync contoso -> fabrikam {\n    assign: staff\n  }');
  expect(out).toContain('// tenantry-ignore sync-scope-empty: reason');
});

test('what cannot be silenced does not say how', async () => {
  const { out } = await run(['explain', 'syntax']);
  expect(out).not.toContain('tenantry-ignore');
});

test('every code is listed and can be explained, as JSON too', async () => {
  expect((await run(['explain'])).out.split('\n')).toHaveLength(explainedCodes.length);
  for (const code of explainedCodes) {
    const { out } = await run(['explain', code, '--json']);
    expect(JSON.parse(out)).toMatchObject({ schema: 'tenantry.explain/1', codes: [{ code }] });
  }
});

test('a misspelt code is answered with a near one', async () => {
  const { err, exitCode } = await run(['explain', 'sync-scope-emty']);
  expect(err).toContain('Did you mean "sync-scope-empty"?');
  expect(exitCode).toBe(exitCodes.usage);
});

test.each(Object.entries(examples))('the wrong text of %s has the problem, the right one has not', async (code, { wrong, right }) => {
  const codesIn = async (text: string) => {
    const { topology, problems } = await projectOf(text);
    return [...problems, ...notesOn(topology)].map(problem => problem.code);
  };
  expect(await codesIn(wrong)).toContain(code);
  expect(await codesIn(right)).not.toContain(code);
});
