import { connect } from '../../deploy/index.ts';
import type { Who, WhoamiParams } from '../engine-protocol.ts';
import { loadTopology } from './load-topology.ts';
import type { SignIns } from './sign-ins.ts';

/** Signs in to one tenant anew and says who that is. @throws where the sign-in fails, or belongs to another tenant */
export async function whoami(params: WhoamiParams, signIns: SignIns): Promise<Who> {
  const { topology } = await loadTopology(params);
  const tenant = topology.tenants.find(({ name }) => name === params.tenant);
  if (!tenant) throw new Error(`The topology has no tenant ${params.tenant}.`);
  signIns.forget(tenant);
  const connections = await connect(topology, { signIn: one => (one === tenant ? { kind: 'supplied', credential: signIns.credentialOf(one) } : undefined) });
  const connection = connections.of(tenant.name);
  if (!connection) throw new Error(connections.missing.get(tenant.name) ?? `Nobody can sign in to ${tenant.displayName}.`);
  const { account } = await connection.identity();
  return { account };
}
