import { expect, test } from 'vitest';
import { Repeated } from '../../client/preview/repeated.ts';

test('what is asked for again and again is done once more after what is done, and every result counts', async () => {
  let [state, running] = [0, 0];
  const seen: number[] = [];
  const repeated = new Repeated(async () => {
    expect(++running).toBe(1);
    const found = state;
    await new Promise(resolve => setTimeout(resolve, 5));
    seen.push(found);
    running--;
  });
  for (state = 1; state < 100; state++) repeated.ask();
  await expect.poll(() => seen).toEqual([1, 100]);
  repeated.ask();
  await expect.poll(() => seen).toEqual([1, 100, 100]);
});
