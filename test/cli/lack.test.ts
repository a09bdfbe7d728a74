// Sign-ins that lack something, as the command line tells it before anything is written.
import { expect, test, vi } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import type { LoopbackIdentity } from '../../deploy/index.ts';
import { run } from './run.ts';

const SECURITY_ADMINISTRATOR = '194ae4cb-b126-40b2-bd5b-6091b380977d';
let fabrikam: LoopbackIdentity | undefined;

vi.mock('../../deploy/index.ts', async original => {
  const deploy = await original<typeof import('../../deploy/index.ts')>();
  const identity = ({ name }: { name: string }) => (name === 'fabrikam' ? fabrikam : undefined);
  return { ...deploy, connect: (topology: never, options: object) => deploy.connect(topology, { ...options, identity }) };
});

const soc = 'examples/soc-topology-1';
const reading = [
  'User.Read',
  'Policy.Read.All',
  'Application.Read.All',
  'EntitlementManagement.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
];

test('deploy names what is lacking and the ways on, and writes nothing', async () => {
  fabrikam = { scopes: reading, roles: [SECURITY_ADMINISTRATOR] };
  const { err, exitCode } = await run(['deploy', soc, '--yes']);
  expect(exitCode).toBe(exitCodes.signIn);
  expect(err).toContain('Policy.ReadWrite.CrossTenantAccess');
  expect(err).toContain('Identity Governance Administrator');
  expect(err).toContain('--skip fabrikam');
  expect(err).toContain('--ignore-lack');
});

test('deploy tries it all the same when it is told to, and can leave the tenant out', async () => {
  fabrikam = { scopes: reading, roles: [] };
  expect((await run(['deploy', soc, '--yes', '--ignore-lack'])).exitCode).toBe(exitCodes.ok);
  expect((await run(['deploy', soc, '--yes', '--skip', 'fabrikam'])).exitCode).toBe(exitCodes.partial);
});

test('whoami tells tenant by tenant what reading and deploying need and lack', async () => {
  fabrikam = { scopes: reading, roles: [SECURITY_ADMINISTRATOR] };
  const { out, exitCode } = await run(['whoami', soc]);
  expect(exitCode).toBe(exitCodes.signIn);
  expect(out).toContain('Roles: Security Administrator');
  expect(out).toContain('Reading needs Application.Read.All, ');
  expect(out).toMatch(/Lacks the permissions .*Policy\.ReadWrite\.CrossTenantAccess.* and the roles .*Identity Governance Administrator/);

  const { tenants } = JSON.parse((await run(['whoami', soc, '--json'])).out) as { tenants: { tenant: string; deploying: { lacks: { roles: string[] } } }[] };
  const lacks = Object.fromEntries(tenants.map(({ tenant, deploying }) => [tenant, deploying.lacks.roles]));
  expect(lacks['contoso']).toEqual([]);
  expect(lacks['fabrikam']).toContain('Cloud Application Administrator');
});
