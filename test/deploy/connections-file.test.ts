// The connections file says how to sign in to each tenant, and never holds a secret.
import { describe, expect, test } from 'vitest';
import { ConnectionsFileError, connect, plan, readConnectionsFile, settingsOf, signInOf } from '../../deploy/index.ts';
import { governance } from './scenarios.ts';
import { topologyFrom } from './world.ts';

const CLIENT = '0f6f2a35-1c83-4d0f-9a51-6f0de3c9a111';
const file = (content: object) => JSON.stringify({ schema: 'tenantry.connections/1', ...content });

function mistakes(text: string): string[] {
  try {
    readConnectionsFile(text);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConnectionsFileError);
    return (error as Error).message.split('\n');
  }
}

test('a tenant has the defaults but for what it says itself', () => {
  const connections = readConnectionsFile(
    file({ defaults: { signIn: 'azureCli', cloud: 'public' }, tenants: { fabrikam: { signIn: 'clientCertificate', clientId: CLIENT, certificate: 'f.pem' } } }),
  );
  expect(settingsOf(connections, 'contoso')).toEqual({ signIn: 'azureCli', cloud: 'public' });
  expect(settingsOf(connections, 'fabrikam')).toEqual({ signIn: 'clientCertificate', cloud: 'public', clientId: CLIENT, certificate: 'f.pem' });
  expect(settingsOf(connections, 'constructor')).toEqual({ signIn: 'azureCli', cloud: 'public' });
});

test('each kind becomes its credential', () => {
  const show = () => {};
  expect(signInOf({ signIn: 'azureCli' }, show)).toEqual({ kind: 'azureCli' });
  expect(signInOf({ signIn: 'default' }, show)).toEqual({ kind: 'default' });
  expect(signInOf({ signIn: 'deviceCode', clientId: CLIENT }, show)).toEqual({ kind: 'deviceCode', clientId: CLIENT, show });
  expect(signInOf({ signIn: 'interactiveBrowser', account: 'a@b.c' }, show)).toMatchObject({ kind: 'interactiveBrowser', loginHint: 'a@b.c' });
  expect(signInOf({ signIn: 'workloadIdentity', clientId: CLIENT, tokenFile: '/t' }, show)).toMatchObject({ kind: 'workloadIdentity', tokenFilePath: '/t' });
  expect(signInOf({ signIn: 'clientCertificate', clientId: CLIENT }, show)).toBe(
    'clientCertificate needs clientId and certificate: in the connections file, or as --client-id and --certificate',
  );
  expect(signInOf({}, show)).toBeUndefined();
});

test.each([
  ['no JSON', '{"schema": }', /^It is not JSON/],
  ['no object', '[]', /^It must be an object/],
  ['another version', '{"schema":"tenantry.connections/2"}', /^schema: must be/],
  ['an unknown member', file({ tenant: {} }), /^tenant: there is no such setting/],
  ['an unknown setting', file({ tenants: { fabrikam: { signin: 'azureCli' } } }), /^tenants\.fabrikam\.signin: there is no such setting\. There are signIn,/],
  ['an unknown kind', file({ defaults: { signIn: 'password' } }), /^defaults\.signIn: must be one of azureCli, deviceCode,/],
  ['an unknown cloud', file({ defaults: { cloud: 'mars' } }), /^defaults\.cloud: must be one of public, usGovernment,/],
  ['a client id that is none', file({ defaults: { clientId: 'contoso' } }), /^defaults\.clientId: must be the id of an application/],
  ['no settings', file({ tenants: { fabrikam: 'azureCli' } }), /^tenants\.fabrikam: must be an object/],
])('%s is a mistake', (_, text, message) => {
  expect(mistakes(text)).toEqual([expect.stringMatching(message)]);
});

test('all mistakes are told at once', () => {
  expect(mistakes(file({ defaults: { cloud: 'mars', account: 'nobody' }, tenants: { a: { x: 1 } } }))).toHaveLength(3);
});

describe('a secret is refused, and not repeated', () => {
  const canary = 'canary8Q~0123456789abcdefghijklmnopqrstuv'.slice(3);
  test.each([
    ['by its name', file({ defaults: { clientSecret: canary } })],
    ['a password of a certificate', file({ tenants: { a: { certificatePassword: canary } } })],
    ['a client secret as client id', file({ defaults: { clientId: canary } })],
    ['a client secret as certificate', file({ defaults: { certificate: canary } })],
    ['a key as certificate', file({ defaults: { certificate: `-----BEGIN PRIVATE KEY-----${canary}` } })],
    ['a token as its file', file({ defaults: { tokenFile: `eyJ0eXAiOiJKV1QiLCJhbGciOiJub25l.${canary}` } })],
  ])('%s', (_, text) => {
    const [first = '', ...more] = mistakes(text);
    expect(more).toEqual([]);
    expect(first).toContain('a secret does not belong into this file');
    expect(first).not.toContain(canary.slice(4, 20));
  });

  test('where the text is no JSON', () => {
    expect(mistakes(`{"clientSecret": "${canary}" x}`).join()).not.toContain(canary.slice(-8));
  });
});

describe('who must be signed in', () => {
  const signedIn = async (claims: object) => {
    const topology = await topologyFrom(governance);
    const token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from(JSON.stringify({ tid: topology.tenants[1]?.id, ...claims })).toString('base64url')}.s`;
    const sent: string[] = [];
    const connections = await connect(topology, {
      fetch: async request => {
        sent.push(request.url);
        return new Response('{"error":{"code":"x","message":"no"}}', { status: 403 });
      },
      signIn: () => ({ kind: 'supplied', credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) } }),
      account: () => 'Ada@fabrikam.com',
    });
    const { problems } = await plan(topology, connections);
    return { problems, sent };
  };

  test('a token of somebody else is not sent', async () => {
    const { problems, sent } = await signedIn({ scp: 'User.Read', upn: 'tom@fabrikam.com' });
    expect(sent).toEqual([]);
    expect(problems).toMatchObject([{ code: 'not-connected', message: 'tom@fabrikam.com is signed in to Fabrikam, not Ada@fabrikam.com. Nothing was sent.' }]);
  });

  test('any name of the account counts, and an application has none', async () => {
    const guest = { scp: 'User.Read', upn: 'ada_fabrikam.com#EXT#@contoso.com', unique_name: 'ada@fabrikam.com' };
    expect((await signedIn(guest)).sent.length).toBeGreaterThan(0);
    expect((await signedIn({ roles: ['Group.Read.All'], appid: CLIENT })).sent.length).toBeGreaterThan(0);
  });
});
