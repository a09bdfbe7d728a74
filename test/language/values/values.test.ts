import { describe, expect, test } from 'vitest';
import type { AccessPackage, AssignmentPolicy } from '../../../language/model/index.ts';
import { preamble, read } from '../read.ts';

/** The one policy of a package whose body is given. */
async function policy(body: string): Promise<{ policy: AssignmentPolicy; problems: string[] }> {
  const project = await read(`${preamble}catalog c in a\npackage p in a {\ncatalog: c\npolicy "P" {\n${body}\n}\n}`);
  const found = project.topology.resources.find((resource): resource is AccessPackage => resource.kind === 'package')?.policies[0];
  if (!found) throw new Error('no policy');
  return { policy: found, problems: project.problems.filter(({ code }) => code === 'bad-value').map(({ message }) => message) };
}

const spanless = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner) => (/^(span|.*Span)$/.test(key) ? undefined : inner)));

describe('durations', () => {
  // ISO 8601 durations; Graph's afterDuration takes P30D and PT8H.
  test.each([
    ['8h', 'PT8H', 8],
    ['30d', 'P30D', 720],
    ['2w', 'P14D', 336],
    ['90min', 'PT90M', 1.5],
    ['6mo', 'P6M', 4320],
    ['1y', 'P1Y', 8760],
  ])('%s is %s', async (text, iso, hours) => {
    const { policy: read } = await policy(`expires: ${text}`);
    expect(spanless(read.expires)).toEqual({ type: 'after', duration: { text, iso, hours } });
  });

  test('never and a date', async () => {
    expect(spanless((await policy('expires: never')).policy.expires)).toEqual({ type: 'never' });
    expect(spanless((await policy('expires: "2027-01-31"')).policy.expires)).toEqual({ type: 'on', date: '2027-01-31' });
  });

  test.each(['30', '30x', '"31.1.2027"', '"2027-13-01"', 'soon'])('%s is refused', async text => {
    expect((await policy(`expires: ${text}`)).problems).toHaveLength(1);
  });
});

test('approval: stages in order, fallback, time and alternates', async () => {
  const { policy: read, problems } = await policy(
    'approval: by manager level 2 or leads fallback ana within 2d, then by internal sponsors forward to leads after 7d within 14d',
  );
  expect(problems).toEqual([]);
  expect(spanless(read.approval)).toMatchObject({
    stages: [
      {
        approvers: [
          { type: 'manager', level: 2 },
          { type: 'group', ref: { key: 'group:a/leads' } },
        ],
        fallback: [{ type: 'user', ref: { key: 'user:a/ana' } }],
        within: { iso: 'P2D' },
      },
      { approvers: [{ type: 'internalSponsors' }], fallback: [], within: { iso: 'P14D' }, forward: { to: [{ type: 'group' }], after: { iso: 'P7D' } } },
    ],
  });
});

test('approval: none is no stage', async () => {
  expect(spanless((await policy('approval: none')).policy.approval)).toEqual({ stages: [] });
});

test('review: frequency, reviewers, time and what silence means', async () => {
  const { policy: read } = await policy('review: quarterly by manager fallback leads within 25d, no response takes recommendation');
  expect(spanless(read.review)).toMatchObject({
    every: 'quarterly',
    reviewers: [{ type: 'manager', level: 1 }],
    fallback: [{ type: 'group' }],
    within: { iso: 'P25D' },
    noResponse: 'acceptAccessRecommendation',
  });
  expect((await policy('review: monthly by self')).policy.review?.noResponse).toBe('keepAccess');
});

test.each([
  ['administrators', { type: 'administrators' }],
  ['all members', { type: 'allMembers' }],
  ['all users', { type: 'allUsers' }],
  ['all configured organizations', { type: 'allConfiguredOrganizations' }],
  ['all external users', { type: 'allExternal' }],
  ['members of leads, user ana', { type: 'specific', members: [{ key: 'group:a/leads' }], users: [{ key: 'user:a/ana' }] }],
])('requestors: %s', async (text, expected) => {
  expect(spanless((await policy(`requestors: ${text}`)).policy.requestors)).toEqual(expected);
});

test('membership rules: -and binds tighter than -or, -not tighter still; hyphens are optional', async () => {
  const { policy: read } = await policy('when: user.city -eq "A" or not user.city -eq "B" -and user.department -in ["C", "D"]');
  const root = read.when?.root;
  expect(root?.type).toBe('or');
  expect(root?.type === 'or' && root.parts.map(part => part.type)).toEqual(['comparison', 'and']);
  expect(root?.type === 'or' && root.parts[1]?.type === 'and' && root.parts[1].parts.map(part => part.type)).toEqual(['not', 'comparison']);
});

test('membership rules: collections and null', async () => {
  const { policy: read, problems } = await policy('when: user.proxyAddresses -any (_ -endsWith "@emea.contoso.com") -and user.mail -ne null');
  expect(problems).toEqual([]);
  expect(read.when?.root).toMatchObject({
    parts: [{ type: 'collection', operator: '-any', part: { subject: '_', operator: '-endsWith' } }, { value: { type: 'bare', text: 'null' } }],
  });
});

test('scoping filters: AND within a group, OR between groups', async () => {
  const { topology } = await read(`${preamble}sync a -> b { filter: department EQUALS "X" AND accountEnabled IS TRUE OR mail IS NOT NULL }`);
  expect(spanless(topology.links[0]?.filter?.groups)).toEqual([
    {
      clauses: [
        { attribute: { name: 'department' }, operator: 'EQUALS', value: 'X' },
        { attribute: { name: 'accountEnabled' }, operator: 'IS TRUE' },
      ],
    },
    { clauses: [{ attribute: { name: 'mail' }, operator: 'IS NOT NULL' }] },
  ]);
});

test('expressions: calls nest, places may be empty, texts keep their backslashes', async () => {
  const { topology, problems } = await read(`${preamble}mapping m { displayName <- Replace(Append([displayName], " \\"x\\""), "\\d+", , , "_", , ) }`);
  expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['expr-unescaped-backslash']);
  expect(spanless(topology.mappings[0]?.flows[0]?.source)).toEqual({
    type: 'call',
    name: 'Replace',
    places: [
      {
        type: 'call',
        name: 'Append',
        places: [
          { type: 'attribute', attribute: { name: 'displayName' } },
          { type: 'constant', value: ' "x"' },
        ],
      },
      { type: 'constant', value: '\\d+' },
      null,
      null,
      { type: 'constant', value: '_' },
      null,
      null,
    ],
  });
});

test('B2B: a named group allows only that group, to all applications', async () => {
  const { topology } = await read(`${preamble}access a with b { outbound: allow group leads  inbound: block all }`);
  const access = topology.resources.find(resource => resource.kind === 'access');
  expect(spanless(access?.kind === 'access' && access.outbound)).toEqual({
    usersAndGroups: { accessType: 'allowed', targets: [{ type: 'group', ref: { key: 'group:a/leads' } }] },
    applications: { accessType: 'allowed', targets: 'all' },
  });
  expect(spanless(access?.kind === 'access' && access.inbound)).toEqual({
    usersAndGroups: { accessType: 'blocked', targets: 'all' },
    applications: { accessType: 'blocked', targets: 'all' },
  });
});

test('grants: a privileged directory role is eligible unless stated, another is active', async () => {
  const { topology } = await read(`${preamble}package p in a { grants: role "Security Reader", role "Reports Reader", role "Security Operator" active }`);
  const grants = topology.resources.flatMap(resource => (resource.kind === 'package' ? resource.grants : []));
  expect(grants.map(grant => grant.type === 'role' && [grant.templateId, grant.as, grant.stated])).toEqual([
    ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Eligible', false],
    ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Active', false],
    ['5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', 'Active', true],
  ]);
});

test('grants: sync to a set is one grant for each link of the tenant', async () => {
  const { topology } = await read(`${preamble}tenant c { id: "00000000-0000-0000-0000-00000000000c" } tenants others = b, c
    sync a -> others { } package p in a { grants: sync to others }`);
  const grants = topology.resources.flatMap(resource => (resource.kind === 'package' ? resource.grants : []));
  expect(grants.map(grant => grant.type === 'sync' && grant.link.key)).toEqual(['sync:a/b', 'sync:a/c']);
});
