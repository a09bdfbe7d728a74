import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startSession } from './session.ts';
import { damaged, examples } from './texts.ts';

let session: Awaited<ReturnType<typeof startSession>>;
beforeAll(async () => {
  session = await startSession();
});

test('whatever happens to an example, every request is answered in time, and the valid text is read as before', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(damaged(false), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (text, places) => session.damage(text, places)),
    { seed: 3, numRuns: 60, endOnFailure: true },
  );
});

test('the requests are answered for valid text too, so that the damage is what was tried', async () => {
  const [first] = examples;
  expect(session.requests).toEqual(expect.arrayContaining(['completion', 'hover', 'tokens', 'symbols']));
  if (first) await session.damage({ ...first, how: 'not at all' }, [0, first.text.length]);
});

test('thousands of problems that say the same do not make the quick fixes slow', { timeout: 60_000 }, async () => {
  const [first] = examples;
  if (first) await session.damage({ ...first, how: 'unknown tenants', text: `${first.text}${'sync a -> b { }\n'.repeat(6_000)}` }, [0]);
});
