// Section 1 of the Graph reference (conventions) and reliability.md section 5: never more forgiving than Graph.
import { describe, expect, test } from 'vitest';
import { S, START, token, world } from './client.ts';
import { EM, PARTNERS } from './topology.ts';

const GROUP = { displayName: 'SOC', mailEnabled: false, mailNickname: 'soc', securityEnabled: true, groupTypes: [] };

describe('tokens', () => {
  const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const refused: [string, string][] = [
    ['no token', ''],
    ['another scheme', 'Basic YTpi'],
    ['no dots', 'Bearer abc'],
    ['no JSON', 'Bearer a.b.'],
    ['a signed token', `Bearer ${b64({ alg: 'RS256' })}.${b64({ tid: S, exp: START })}.signature`],
    ['an expired token', `Bearer ${token(S, { exp: START / 1000 })}`],
    ['no expiry', `Bearer ${token(S, { exp: undefined })}`],
    ['no tenant id', `Bearer ${token('contoso.com')}`],
  ];
  test.each(refused)('%s gives 401 with a challenge', async (_, authorization) => {
    const { status, code, headers } = await world().send(undefined, 'GET', '/organization', undefined, { headers: authorization ? { authorization } : {} });
    expect([status, code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer .*authorization_uri=/);
  });

  test('a tenant that does not exist is refused', async () => {
    expect((await world().get('11111111-1111-4111-8111-111111111111', '/organization')).status).toBe(401);
  });

  test('a token ends when the clock says so', async () => {
    const w = world();
    expect((await w.get(S, '/organization')).status).toBe(200);
    w.pass(3600_000);
    expect((await w.get(S, '/organization')).status).toBe(401);
  });

  test('permissions are enforced when asked for', async () => {
    const w = world({ enforcePermissions: true });
    const groupsAdministrator = 'fdd7a751-b60b-444a-984c-02652fe8fa1c';
    const ask = (scp: string, wids: string[], body: object = GROUP) =>
      w.send(undefined, 'POST', '/groups', body, { headers: { authorization: `Bearer ${token(S, { scp, wids })}` } });
    expect(await ask('User.Read', [groupsAdministrator])).toMatchObject({ status: 403, code: 'Authorization_RequestDenied' });
    expect(await ask('User.Read Group.ReadWrite.All', [])).toMatchObject({ status: 403, code: 'Authorization_RequestDenied' });
    expect((await ask('User.Read Group.ReadWrite.All', [groupsAdministrator])).status).toBe(201);
    // A group that roles can be assigned to needs more.
    const assignable = { ...GROUP, mailNickname: 'assignable', isAssignableToRole: true };
    expect((await ask('Group.ReadWrite.All', [groupsAdministrator], assignable)).status).toBe(403);
  });
});

test('an error has code, message and innerError', async () => {
  const { body, headers } = await world().get(S, '/groups/11111111-1111-4111-8111-111111111111', { headers: { 'client-request-id': 'mine' } });
  expect(body.error).toMatchObject({ code: 'Request_ResourceNotFound', innerError: { date: '2026-01-05T08:00:00', 'client-request-id': 'mine' } });
  expect(body.error.innerError['request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('client-request-id')).toBe('mine');
  expect(headers.get('x-sandbox')).toBe('1');
});

describe('bodies', () => {
  const cases: [string, object][] = [
    ['an unknown property', { ...GROUP, colour: 'red' }],
    ['wrong casing', { ...GROUP, DisplayName: 'SOC' }],
    ['a number for a text', { ...GROUP, description: 5 }],
    ['a text for a boolean', { ...GROUP, mailEnabled: 'false' }],
    ['a single value for a collection', { ...GROUP, groupTypes: 'Unified' }],
    ['null in a collection', { ...GROUP, groupTypes: null }],
    ['a missing member', { displayName: 'SOC' }],
    ['a property of the service', { ...GROUP, id: '11111111-1111-4111-8111-111111111111' }],
    ['a bad nickname', { ...GROUP, mailNickname: 'so c' }],
  ];
  test.each(cases)('%s gives 400', async (_, body) => {
    const w = world();
    expect((await w.post(S, '/groups', body)).status).toBe(400);
    expect(Object.values(w.sandbox.state().tenants[S]?.groups ?? {}).map(group => group['displayName'])).not.toContain('SOC');
  });

  test('enums are compared exactly', async () => {
    const ask = (state: string) => world().post(S, `${EM}/catalogs`, { displayName: 'SOC', state });
    expect((await ask('published')).status).toBe(201);
    expect((await ask('Published')).status).toBe(400);
    expect((await ask('open')).status).toBe(400);
  });

  test('an abstract type needs @odata.type with #', async () => {
    const ask = (type?: string) => {
      const source = { ...(type ? { '@odata.type': type } : {}), domainName: 'fabrikam.com', displayName: 'Fabrikam' };
      return world().post(S, `${EM}/connectedOrganizations`, { displayName: 'Fabrikam', identitySources: [source] });
    };
    expect((await ask('#microsoft.graph.domainIdentitySource')).status).toBe(201);
    for (const type of [undefined, 'microsoft.graph.domainIdentitySource', '#microsoft.graph.identitySource', '#microsoft.graph.group'])
      expect((await ask(type)).status, String(type)).toBe(400);
  });

  test('a body needs its content type, and JSON', async () => {
    const w = world();
    const text = JSON.stringify(GROUP);
    const ask = (type: string | undefined, body = text) => w.send(S, 'POST', '/groups', undefined, { text: body, headers: { 'content-type': type ?? '' } });
    expect((await ask(undefined)).status).toBe(400);
    expect((await ask('text/plain')).status).toBe(415);
    expect((await ask('application/json', '{')).status).toBe(400);
    expect((await ask('application/json', '[]')).status).toBe(400);
    expect((await ask('application/json; charset=utf-8')).status).toBe(201);
    expect((await w.post(S, '/groups')).status).toBe(400);
  });
});

describe('paths and queries', () => {
  const cases: [string, string, number][] = [
    ['an unknown path', '/groupz', 400],
    ['wrong casing of a path', '/Groups', 400],
    ['a beta name of entitlement management', `${EM}/accessPackageCatalogs`, 400],
    ['an unknown option', '/groups?$filtre=x', 400],
    ['an option that Graph does not know', '/groups?colour=red', 400],
    ['an option twice', '/groups?$top=1&$top=2', 400],
    ['a filter that cannot be read', "/groups?$filter=displayName eq 'x", 400],
    ['a filter on an unknown property', "/groups?$filter=colour eq 'x'", 400],
    ['a filter on a property that takes none', "/groups?$filter=description eq 'x'", 400],
    ['a text without quotes', '/groups?$filter=displayName eq SOC', 400],
    ['a boolean in quotes', "/groups?$filter=securityEnabled eq 'true'", 400],
    ['an unknown member in $select', '/groups?$select=id,colour', 400],
    ['a property in $expand', '/groups?$expand=displayName', 400],
    ['a page of 0', '/groups?$top=0', 400],
    ['a page of 1000', '/groups?$top=1000', 400],
    ['a filter on one object', "/groups/11111111-1111-4111-8111-111111111111?$filter=displayName eq 'x'", 400],
    ['ne without ConsistencyLevel', "/groups?$filter=displayName ne 'x'", 400],
    ['a made-up skip token', '/groups?$skiptoken=abc', 400],
    ['a fine query', "/groups?$filter=displayName eq 'SOC' and securityEnabled eq true&$select=id&$top=5", 200],
    ['a filter with in', "/groups?$filter=displayName in ('SOC','Other')", 200],
  ];
  test.each(cases)('%s', async (_, path, status) => {
    expect((await world().get(S, path)).status).toBe(status);
  });

  test('names that every JavaScript object has are no keys', async () => {
    const w = world();
    for (const key of ['constructor', '__proto__', 'toString']) {
      for (const path of ['/groups', '/users', '/servicePrincipals', PARTNERS, `${EM}/catalogs`, `${EM}/accessPackages`])
        expect((await w.get(S, `${path}/${key}`)).status, `${path}/${key}`).toBe(404);
      expect((await w.get(S, `/tenantRelationships/findTenantInformationByTenantId(tenantId='${key}')`)).status).toBe(404);
      expect(
        (await w.post(S, `${EM}/catalogs`, undefined, { text: `{"displayName":"x","${key}":{}}`, headers: { 'content-type': 'application/json' } })).status,
      ).toBe(400);
      expect((await w.post(S, '/directoryObjects/getByIds', { ids: [key] })).body.value).toEqual([]);
    }
  });

  test('a method that a path does not take gives 405', async () => {
    expect((await world().patch(S, '/organization', {})).status).toBe(405);
    expect((await world().patch(S, `${EM}/assignmentPolicies/11111111-1111-4111-8111-111111111111`, {})).status).toBe(405);
  });

  test('advanced queries work with ConsistencyLevel and $count', async () => {
    const { body } = await world().get(S, "/groups?$filter=displayName ne 'SOC leads'&$count=true&$select=displayName", {
      headers: { consistencylevel: 'eventual' },
    });
    expect(body['@odata.count']).toBe(1);
    expect(body.value).toEqual([{ displayName: 'SOC analysts' }]);
  });

  test('filters compare texts without case, so a name alone does not tell two objects apart', async () => {
    expect((await world().get(S, "/groups?$filter=displayName eq 'soc LEADS'&$select=displayName")).body.value).toEqual([{ displayName: 'SOC leads' }]);
  });

  test('a query needs encoding inside a batch', async () => {
    const { body } = await world().post(S, '/$batch', { requests: [{ id: '1', method: 'GET', url: "/groups?$filter=displayName eq 'SOC'" }] });
    expect(body.responses[0].status).toBe(400);
  });

  test('users answer with the default members; others are selected', async () => {
    const w = world();
    const { body } = await w.get(S, '/users/ana@contoso.com');
    expect(body).not.toHaveProperty('department');
    expect((await w.get(S, '/users/ana@contoso.com?$select=department')).body.department).toBe('SOC');
    expect((await w.get(S, '/users/ana@contoso.com/manager')).body.userPrincipalName).toBe('lead@contoso.com');
    expect((await w.get(S, '/users/lead@contoso.com/manager')).status).toBe(404);
  });

  test('one tenant does not see another', async () => {
    const { body } = await world().get(S, `${PARTNERS}`);
    expect(body.value).toEqual([]);
    expect((await world().get(S, "/groups?$filter=displayName eq 'Duty managers'")).body.value).toEqual([]);
  });
});
