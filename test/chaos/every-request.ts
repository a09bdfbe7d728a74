/** Kills a deployment of topology 1 after each of its requests: `npm run chaos:kill`. Ends with 1 when a run does not recover. */
import { KillWorld, killedAt } from './killed.ts';

const world = await KillWorld.open();
try {
  world.forget();
  const calm = await world.deploy();
  if (calm.exitCode !== 0) throw new Error(calm.errors);
  const expected = world.inventory;
  const wrong: string[] = [];
  for (let n = 1; n <= calm.requests.length; n++) {
    const found = await killedAt(n, world, expected);
    for (const sentence of found) console.error(sentence);
    wrong.push(...found);
    if (n % 10 === 0) console.log(`${n} of ${calm.requests.length}`);
  }
  console.log(`Killed after each of ${calm.requests.length} requests: ${wrong.length === 0 ? 'every run recovered' : `${wrong.length} faults`}.`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  await world.end();
}
