import { expect, test } from 'vitest';
import { connections } from '../../../language/diagram/connection.ts';
import { layoutDiagram } from '../../../language/diagram/index.ts';
import type { Resource, SyncLink } from '../../../language/model/index.ts';
import { access, accessPackage, group, organization, policy, setting, span, sync, tenant, topology } from './topologies.ts';

const between = (links: readonly SyncLink[], resources: readonly Resource[] = [], external = false) =>
  connections(topology({ tenants: [tenant('a'), tenant('b', { external })], links, resources }));

test('automatic redemption of a link sets both halves', () => {
  const [link] = between([sync('a', 'b')]);
  expect(link?.facts).toContain('automatic redemption');
  expect(link?.faults).toEqual([]);
  expect([link?.start, link?.end].map(ends => ends?.map(({ sign }) => sign))).toEqual([['ready'], ['ready']]);
});

test('redemption that the target takes back is one-sided', () => {
  const [link] = between([sync('a', 'b')], [access('b', 'a', { redemption: [] })]);
  expect(link?.faults).toEqual(['automatic redemption missing in B']);
  expect(link?.start.map(({ sign }) => sign)).toEqual(['ready']);
  expect(link?.end.map(({ sign, source }) => [sign, source.key])).toEqual([['broken', 'access:b/a']]);
});

test('the half of a tenant outside of the topology is not called missing', () => {
  const [way] = between([], [access('a', 'b', { outbound: setting('allowed'), redemption: ['outbound'] })], true);
  expect(way?.faults).toEqual([]);
  expect(way?.facts).toContain('automatic redemption if B agrees');
});

test('manual redemption is no fault', () => {
  const [link] = between([sync('a', 'b', { redemption: 'manual' })]);
  expect(link?.facts).toContain('redemption by consent');
  expect(link?.faults).toEqual([]);
});

test('a target that blocks inbound synchronization breaks the link, in words, shape and stroke', () => {
  const built = topology({ tenants: [tenant('a'), tenant('b')], links: [sync('a', 'b')], resources: [access('b', 'a', { synchronization: 'blocked' })] });
  expect(connections(built)[0]?.faults).toEqual(['inbound synchronization blocked']);
  const [arrow] = layoutDiagram(built).arrows;
  expect(arrow?.broken).toBe(true);
  expect(arrow?.signs.map(({ sign }) => sign)).toContain('blocked');
  expect(arrow?.label?.texts.map(({ text }) => text)).toContain('✕ inbound synchronization blocked');
});

test('trust is what the target states', () => {
  expect(between([sync('a', 'b', { trust: ['mfa', 'compliantDevice'] })])[0]?.facts).toContain('trusts MFA and compliant device');
  expect(between([sync('a', 'b', { trust: ['mfa'] })], [access('b', 'a', { trust: [] })])[0]?.facts.join()).not.toContain('trusts');
});

test('access settings without a link are an arrow of their own, with a gate where they name a group', () => {
  const found = between([], [group('a', 'staff', { displayName: 'Staff' }), access('a', 'b', { outbound: setting('allowed', ['group:a/staff']) })]);
  expect(found.map(({ kind, from, to }) => [kind, from, to])).toEqual([['access', 'a', 'b']]);
  expect(found[0]?.facts).toEqual(['outbound: only Staff']);
  expect(found[0]?.start.map(({ sign, source }) => [sign, source.key])).toEqual([['gate', 'access:a/b']]);
});

test('both directions of access settings are two arrows, joined with links that are there', () => {
  const both = access('a', 'b', { inbound: setting('allowed'), outbound: setting('blocked') });
  expect(between([], [both]).map(({ from, to, faults }) => [from, to, faults])).toEqual([
    ['a', 'b', []],
    ['b', 'a', []],
  ]);
  expect(between([sync('a', 'b')], [both]).map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['sync', 'a', 'b'],
    ['access', 'b', 'a'],
  ]);
});

test('what a tenant closes is broken only where a link, a request or the other side asks for it', () => {
  const closed = access('b', 'a', { inbound: setting('blocked') });
  const [decided] = between([], [closed]);
  expect([decided?.facts, decided?.faults, decided?.end.map(({ sign }) => sign)]).toEqual([['inbound: blocked'], [], ['blocked']]);
  expect(between([], [closed, access('a', 'b', { outbound: setting('blocked') })])[0]?.faults).toEqual([]);
  expect(between([], [closed, access('a', 'b', { outbound: setting('allowed') })])[0]?.faults).toEqual(['inbound blocked']);
  expect(between([], [closed, organization('b', 'a')])[0]?.faults).toEqual(['inbound blocked']);
  expect(between([sync('a', 'b')], [closed])[0]?.faults).toContain('inbound blocked');
});

test('a connected organization asks for the packages that are open to it', () => {
  const partner = organization('a', 'b');
  const key = 'package:a/open';
  const open = accessPackage('a', 'open', {
    displayName: 'Open',
    policies: [policy(key, 'Partner', { requestors: { type: 'organizations', organizations: [{ key: partner.key, span: span() }], span: span() } })],
  });
  const [way] = between([], [partner, open, accessPackage('a', 'closed')]);
  expect([way?.kind, way?.from, way?.to, way?.packages]).toEqual(['request', 'b', 'a', ['Open']]);
  expect(way?.source.label).toContain('Users of B may request in A: Open');
});

test('opposite links that say the same share a line, others do not', () => {
  const lines = (back: SyncLink) =>
    layoutDiagram(topology({ tenants: [tenant('a'), tenant('b')], links: [sync('a', 'b'), back] })).arrows.filter(({ label }) => label).length;
  expect(lines(sync('b', 'a'))).toBe(1);
  expect(lines(sync('b', 'a', { scope: 'all' }))).toBe(2);
});
