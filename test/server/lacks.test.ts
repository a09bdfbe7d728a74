import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { connect, type LoopbackIdentity, plan } from '../../deploy/index.ts';
import { loadProject } from '../../language/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { lacksOf } from '../../server/engine/lacks.ts';

const uri = new URL('../../examples/soc-topology-1/soc.tenantry', import.meta.url).href;
const { topology } = await loadProject(uri, NodeFileSystem.fileSystemProvider());

/** What the sign-ins lack, with other rights in one tenant. */
async function lacksWith(identity: LoopbackIdentity, tenant = 'fabrikam') {
  const sandbox = createSandbox();
  sandbox.seed(seedOf(topology));
  const connections = await connect(topology, {
    graphRoot: 'http://127.0.0.1',
    fetch: request => sandbox.request(request),
    identity: ({ name }) => (name === tenant ? identity : undefined),
  });
  return lacksOf(await plan(topology, connections), connections);
}

const READER = '5d6b6bb7-de71-4623-b4af-96380a352509';

describe('what the sign-ins lack for a plan', () => {
  test('is nothing for who has everything', async () => expect(await lacksWith({})).toEqual([]));

  test('names the directory roles of the tenant where they are missing, and no other tenant', async () => {
    const lacks = await lacksWith({ roles: [READER] });
    expect(lacks.map(({ displayName, id }) => [displayName, id])).toEqual([['Fabrikam', '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02']]);
    expect(lacks[0]?.roles).toContain('Identity Governance Administrator');
    expect(lacks[0]?.permissions).toEqual([]);
  });
});
