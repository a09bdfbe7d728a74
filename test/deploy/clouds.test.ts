// Each cloud has its own Graph and its own authority; a token is for one of them and goes nowhere else.
import { AzureAuthorityHosts } from '@azure/identity';
import { describe, expect, test, vi } from 'vitest';
import { credentialFor } from '../../deploy/connections/credentials.ts';
import { clouds, connect, plan, type SignIn } from '../../deploy/index.ts';
import type { Cloud } from '../../language/model/index.ts';
import { governance } from './scenarios.ts';
import { PatientClock, topologyFrom } from './world.ts';

const made: { kind: string; args: unknown[] }[] = [];
vi.mock('@azure/identity', async original => {
  const kinds = ['AzureCli', 'DeviceCode', 'InteractiveBrowser', 'WorkloadIdentity', 'ClientCertificate', 'DefaultAzure'];
  const fake = (kind: string) =>
    class {
      constructor(...args: unknown[]) {
        made.push({ kind, args });
      }
    };
  return { ...(await original<object>()), ...Object.fromEntries(kinds.map(kind => [`${kind}Credential`, fake(kind)])) };
});

// Source of the Graph roots: Microsoft Graph, "National cloud deployments"; of the authorities: the Azure library.
const expected: { readonly [C in Cloud]: { graph: string; authority: string } } = {
  public: { graph: 'https://graph.microsoft.com', authority: AzureAuthorityHosts.AzurePublicCloud },
  usGovernment: { graph: 'https://graph.microsoft.us', authority: AzureAuthorityHosts.AzureGovernment },
  usGovernmentDoD: { graph: 'https://dod-graph.microsoft.us', authority: AzureAuthorityHosts.AzureGovernment },
  china: { graph: 'https://microsoftgraph.chinacloudapi.cn', authority: AzureAuthorityHosts.AzureChina },
};

const all = Object.keys(expected) as Cloud[];
const inCloud = (cloud: Cloud) => topologyFrom(governance.replace('domains: "fabrikam.com"', `domains: "fabrikam.com"\n  cloud: ${cloud}`));

test('the addresses are those of Microsoft', () => {
  expect(clouds).toEqual(expected);
});

describe.each(all)('%s', cloud => {
  /** Plans against a service that answers with what is given; what was sent, and for what tokens were asked. */
  async function answering(answer: (request: Request) => Response) {
    const topology = await inCloud(cloud);
    const tid = topology.tenants[1]?.id;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const asked: unknown[] = [];
    const sent: { origin: string; token: string | null }[] = [];
    const credential = {
      getToken: async (scope: string | string[], options?: { tenantId?: string }) => {
        asked.push([scope, options?.tenantId]);
        return { token: `${part({ alg: 'RS256' })}.${part({ tid, scp: 'User.Read' })}.signature`, expiresOnTimestamp: Date.now() + 3_600_000 };
      },
    };
    const connections = await connect(topology, {
      fetch: async request => {
        sent.push({ origin: new URL(request.url).origin, token: request.headers.get('authorization') });
        if (!request.url.endsWith('/$batch')) return answer(request);
        const { requests } = (await request.json()) as { requests: { id: string; url: string }[] };
        const responses = requests.map(async ({ id, url }) => {
          if (url.startsWith('/organization')) return { id, status: 200, body: { value: [{ id: tid }] } };
          const response = answer(new Request(`${expected[cloud].graph}/v1.0${url}`));
          const body: unknown = await response.json().catch(() => undefined);
          return { id, status: response.status, headers: Object.fromEntries(response.headers), body };
        });
        return Response.json({ responses: await Promise.all(responses) });
      },
      signIn: () => ({ kind: 'supplied', credential }),
      clock: new PatientClock(),
    });
    return { made: await plan(topology, connections), asked, sent, tid };
  }

  test('tokens are asked for this Graph and this tenant, and sent there only', async () => {
    const { asked, sent, tid } = await answering(() => Response.json({ error: { code: 'x', message: 'no' } }, { status: 403 }));
    expect(asked).toEqual([[`${expected[cloud].graph}/.default`, tid]]);
    expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set([expected[cloud].graph]));
  });

  test.each(all.filter(other => other !== cloud))('a next page or a redirect to %s is not followed', async other => {
    const elsewhere = `${expected[other].graph}/v1.0/identityGovernance/entitlementManagement/catalogs?$skiptoken=2`;
    const paged = await answering(() => Response.json({ value: [], '@odata.nextLink': elsewhere }));
    const moved = await answering(() => new Response(null, { status: 302, headers: { location: elsewhere } }));
    for (const { sent, made } of [paged, moved]) {
      expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set([expected[cloud].graph]));
      expect(made.problems.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });

  test('every credential is bound to the tenant and the authority', async () => {
    const tenant = (await inCloud(cloud)).tenants[1];
    if (!tenant) throw new Error('There is no tenant.');
    const authority = { tenantId: tenant.id, authorityHost: expected[cloud].authority };
    const clientId = '0f6f2a35-1c83-4d0f-9a51-6f0de3c9a111';
    const kinds: SignIn[] = [
      { kind: 'deviceCode', clientId, show: () => {} },
      { kind: 'interactiveBrowser', clientId },
      { kind: 'workloadIdentity', clientId },
      { kind: 'default' },
    ];
    for (const signIn of kinds) {
      made.length = 0;
      await credentialFor(tenant, signIn);
      expect(made, signIn.kind).toEqual([{ kind: expect.any(String), args: [expect.objectContaining(authority)] }]);
    }
    made.length = 0;
    await credentialFor(tenant, { kind: 'clientCertificate', clientId, certificatePath: '/certificate.pem' });
    expect(made[0]?.args).toEqual([tenant.id, clientId, { certificatePath: '/certificate.pem' }, { authorityHost: expected[cloud].authority }]);
    made.length = 0;
    // The tool knows its cloud itself.
    await credentialFor(tenant, { kind: 'azureCli' });
    expect(made[0]?.args).toEqual([{ tenantId: tenant.id }]);
  });
});
