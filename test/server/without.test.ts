import { expect, test } from 'vitest';
import { plan } from '../../deploy/index.ts';
import { withoutOf } from '../../server/engine/without.ts';
import { link } from '../deploy/scenarios.ts';
import { DeployWorld, prompt, topologyFrom } from '../deploy/world.ts';

const two = `${link}group readers "Readers" in fabrikam\n`;

/** Plans while nobody is signed in to Contoso. */
async function planned(text: string, skip: readonly string[] = []) {
  const topology = await topologyFrom(text);
  const world = await DeployWorld.create(topology, prompt);
  const { of, ...rest } = world.connections;
  const missing = new Map([['contoso', 'Nobody is signed in to Contoso.']]);
  const connections = { ...rest, missing, of: (tenant: string) => (tenant === 'contoso' ? undefined : of(tenant)) };
  return withoutOf(await plan(topology, connections, { skip }), topology);
}

test('a tenant that cannot be read is offered to be left out, with the reason', async () => {
  expect(await planned(two)).toEqual({ without: [{ name: 'contoso', displayName: 'Contoso', why: 'Nobody is signed in to Contoso.' }] });
});

test('nothing is offered where it is left out already, or where nothing is left to deploy', async () => {
  expect(await planned(two, ['contoso'])).toEqual({});
  expect(await planned(link.replace(/extension [\s\S]*/, ''))).toEqual({});
});
