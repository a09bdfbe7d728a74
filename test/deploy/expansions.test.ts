// Schemas come along with the jobs where the service takes the expansion; Microsoft describes it in the metadata only.
import { expect, test } from 'vitest';
import { connect, plan } from '../../deploy/index.ts';
import { link } from './scenarios.ts';
import { DeployWorld, prompt, topologyFrom } from './world.ts';

const mesh = (count: number) => {
  const names = Array.from({ length: count }, (_, index) => `t${index + 1}`);
  const id = (index: number) => `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
  return `${names.map((name, index) => `tenant ${name} "Tenant ${index + 1}" {\n  id: "${id(index)}"\n  domains: "${name}.com"\n}\n`).join('')}mesh ${names.join(', ')} { scope: all }\n`;
};

/** A deployed topology, and a way to read it through a service that answers something else to expanded jobs. */
async function deployed(text: string, answer?: (body: { value: { schema?: unknown }[] }) => Response) {
  const topology = await topologyFrom(text);
  const world = await DeployWorld.create(topology, prompt);
  await world.apply(await world.plan());
  const requests: string[] = [];
  const connections = await connect(topology, {
    graphRoot: 'http://127.0.0.1:1',
    fetch: async request => {
      requests.push(request.url);
      const batch = request.url.endsWith('/$batch');
      const { requests: entries = [] } = (batch ? await request.clone().json() : {}) as { requests?: { url: string }[] };
      const response = await world.sandbox.request(request);
      if (!answer) return response;
      if (!batch) return request.url.includes('expand=schema') ? answer((await response.json()) as never) : response;
      const body = (await response.json()) as { responses: { id: string; status: number; body: never }[] };
      for (const one of body.responses) {
        if (!entries[Number(one.id) - 1]?.url.includes('expand=schema')) continue;
        const other = answer(one.body);
        Object.assign(one, { status: other.status, body: await other.json() });
      }
      return Response.json(body);
    },
  });
  return { topology, connections, requests };
}

test('a mesh of 20 is read in three calls per tenant', async () => {
  const { topology, connections, requests } = await deployed(mesh(20));
  const again = await plan(topology, connections);
  expect(again.problems).toEqual([]);
  expect(again.operations).toEqual([]);
  expect(requests).toHaveLength(60);
});

test.each([
  ['refuses it', () => Response.json({ error: { code: 'BadRequest', message: 'Expand is not supported.' } }, { status: 400 })],
  ['does not implement it', () => Response.json({ error: { code: 'NotImplemented', message: 'No.' } }, { status: 501 })],
  ['ignores it', (body: { value: { schema?: unknown }[] }) => Response.json({ value: body.value.map(({ schema: _, ...job }) => job) })],
  [
    'gives a part of it',
    (body: { value: { schema?: unknown }[] }) => Response.json({ value: body.value.map(job => ({ ...job, schema: { synchronizationRules: [] } })) }),
  ],
])('the schema is read by itself where the service %s', async (_, answer) => {
  const { topology, connections, requests } = await deployed(link, answer);
  const again = await plan(topology, connections);
  expect(again.problems).toEqual([]);
  expect(again.operations).toEqual([]);
  expect(again.unchanged.map(({ id }) => id)).toContain('syncSchema:contoso/fabrikam');
  // Refused in a batch means refused: it is not tried alone, too.
  expect(requests.filter(url => url.includes('expand=schema'))).toEqual([]);
});
