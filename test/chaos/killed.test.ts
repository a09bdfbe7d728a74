import { expect, test } from 'vitest';
import { KillWorld, killedAt } from './killed.ts';

test('killed after a request and run again, topology 1 is as if nothing had happened', { timeout: 180_000 }, async () => {
  const world = await KillWorld.open();
  try {
    world.forget();
    const calm = await world.deploy();
    expect(calm.exitCode, calm.errors).toBe(0);
    const expected = world.inventory;
    const count = calm.requests.length;
    const firstWrite = calm.requests.indexOf(calm.writes[0] ?? '') + 1;
    // The first write, one in the middle and the last one; `npm run chaos` tries every request.
    const last = calm.requests.lastIndexOf(calm.writes.at(-1) ?? '') + 1;
    for (const n of [firstWrite, Math.round((firstWrite + last) / 2), last]) {
      expect(n).toBeLessThanOrEqual(count);
      expect(await killedAt(n, world, expected)).toEqual([]);
    }
  } finally {
    await world.end();
  }
});
