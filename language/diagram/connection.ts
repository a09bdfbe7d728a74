import {
  type ConnectedOrganization,
  indexOf,
  type PartnerSetting,
  partnerKey,
  partnerSettings,
  type SyncLink,
  type Topology,
  type TopologyIndex,
} from '../model/index.ts';
import { settingWords } from './access-words.ts';
import type { ArrowKind, SceneSign, Source } from './scene.ts';
import { clean, list } from './text.ts';

/** A directed relation of two tenants, with what both halves of it say. */
export interface Connection {
  readonly kind: ArrowKind;
  readonly source: Source;
  /** Symbols of the tenants: users go from one to the other. */
  readonly from: string;
  readonly to: string;
  /** Key of the mesh it was expanded from. */
  readonly mesh?: string;
  /** Stated display name, or what the arrow is. */
  readonly title?: string;
  /** Display names of the packages that a request may ask for. */
  readonly packages: readonly string[];
  readonly facts: readonly string[];
  /** What keeps it from working, in words. */
  readonly faults: readonly string[];
  /** Signs at either end. */
  readonly start: readonly EndSign[];
  readonly end: readonly EndSign[];
}
export type EndSign = Pick<SceneSign, 'sign' | 'source'>;

/** Every arrow of the picture: links, requests by connected organizations, and access settings that belong to neither. */
export function connections(topology: Topology): readonly Connection[] {
  const index = indexOf(topology);
  const settings = new Map(partnerSettings(topology).map(setting => [setting.key, setting]));
  const halves = (from: string, to: string): Halves => ({
    from,
    to,
    outbound: settings.get(partnerKey(from, to)),
    inbound: settings.get(partnerKey(to, from)),
  });
  const exists = (from: string, to: string) => from !== to && index.tenant(from) && index.tenant(to);
  const found: Connection[] = [];
  for (const link of topology.links) {
    if (exists(link.source, link.target)) found.push(syncConnection(link, halves(link.source, link.target), index));
  }
  for (const organization of index.all('organization')) {
    if (organization.partner && exists(organization.partner, organization.tenant))
      found.push(requestConnection(organization, halves(organization.partner, organization.tenant), index));
  }
  const drawn = new Set(found.map(({ from, to }) => partnerKey(from, to)));
  for (const { tenant, partner, access } of settings.values()) {
    if (!access || !exists(tenant, partner)) continue;
    const ways = [...(concernsInbound(access) ? [[partner, tenant]] : []), ...(concernsOutbound(access) ? [[tenant, partner]] : [])];
    const any = drawn.has(partnerKey(tenant, partner)) || drawn.has(partnerKey(partner, tenant));
    for (const [from = '', to = ''] of ways.length > 0 || any ? ways : [[partner, tenant]]) {
      if (drawn.has(partnerKey(from, to))) continue;
      drawn.add(partnerKey(from, to));
      found.push(accessConnection({ key: access.key, span: access.span }, halves(from, to), index));
    }
  }
  const places = new Map(topology.tenants.map(({ name }, place) => [name, place]));
  const place = (name: string) => places.get(name) ?? 0;
  return found.sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
}

interface Halves {
  readonly from: string;
  readonly to: string;
  /** Setting of the source for the target. */
  readonly outbound?: PartnerSetting;
  /** Setting of the target for the source. */
  readonly inbound?: PartnerSetting;
}
type Access = NonNullable<PartnerSetting['access']>;

const concernsInbound = (access: Access): boolean =>
  Boolean(access.inbound || access.directConnectInbound || access.trust || access.synchronization || access.redemption?.includes('inbound'));
const concernsOutbound = (access: Access): boolean => Boolean(access.outbound || access.directConnectOutbound || access.redemption?.includes('outbound'));

function syncConnection(link: SyncLink, halves: Halves, index: TopologyIndex): Connection {
  const users = link.scope === 'all' ? 'all users' : 'assigned users';
  const facts = [`${users}${link.filter ? ', filtered' : ''}`];
  if (link.mapping) facts.push(`mapping ${link.mapping}`);
  const faults: string[] = [];
  if (halves.inbound?.synchronization?.value === false) faults.push('inbound synchronization blocked');
  const opening = `Synchronization from ${tenantName(link.source, index)} to ${tenantName(link.target, index)}`;
  const title = link.displayNameStated ? ownTitle(link, index) : undefined;
  return finish(
    { kind: 'sync', key: link.key, span: link.span, mesh: link.mesh, title, opening: title ? `${opening}, ${title}` : opening },
    halves,
    facts,
    faults,
    index,
  );
}

/** What was written; where one statement makes several links, their display names go on with the tenants, which the arrow shows. */
function ownTitle({ displayName, source, target }: SyncLink, index: TopologyIndex): string {
  const ending = ` (${index.tenant(source)?.displayName} to ${index.tenant(target)?.displayName})`;
  return displayName.endsWith(ending) ? displayName.slice(0, -ending.length) : displayName;
}

function requestConnection(organization: ConnectedOrganization, halves: Halves, index: TopologyIndex): Connection {
  const packages = index.in(organization.tenant).filter(resource => resource.kind === 'package');
  const open = packages.filter(({ policies }) =>
    policies.some(
      ({ requestors }) =>
        requestors?.type === 'allExternal' ||
        (requestors?.type === 'allConfiguredOrganizations' && organization.state === 'configured') ||
        (requestors?.type === 'organizations' && requestors.organizations.some(ref => ref.key === organization.key)),
    ),
  );
  const names = open.map(entry => entry.displayName);
  const shown = names.length > 3 ? [...names.slice(0, 3), `and ${names.length - 3} more`] : names;
  const opening = `Users of ${tenantName(halves.from, index)} may request in ${tenantName(halves.to, index)}: ${list(names.map(name => clean(name, 80))) || 'no package is open to them'}`;
  return finish(
    {
      kind: 'request',
      key: organization.key,
      span: organization.span,
      title: 'request access',
      opening,
      packages: shown.length > 0 ? shown : ['no package is open'],
    },
    halves,
    [],
    [],
    index,
  );
}

function accessConnection(source: Omit<Source, 'label'>, halves: Halves, index: TopologyIndex): Connection {
  const opening = `Cross-tenant access from ${tenantName(halves.from, index)} to ${tenantName(halves.to, index)}`;
  return finish({ kind: 'access', ...source, title: 'cross-tenant access', opening }, halves, [], [], index);
}

const tenantName = (symbol: string, index: TopologyIndex): string => clean(index.tenant(symbol)?.displayName ?? symbol, 80);

interface Start extends Omit<Source, 'label'> {
  readonly kind: ArrowKind;
  readonly mesh?: string;
  readonly title?: string;
  readonly opening: string;
  readonly packages?: readonly string[];
}

const trustWords = { mfa: 'MFA', compliantDevice: 'compliant device', hybridJoinedDevice: 'hybrid-joined device' } as const;

/** Adds what the partner settings of both tenants say. */
function finish(begun: Start, halves: Halves, facts: readonly string[], faults: readonly string[], index: TopologyIndex): Connection {
  const { from, to, outbound, inbound } = halves;
  const said = [...facts];
  const wrong = [...faults];
  const start: EndSign[] = [];
  const end: EndSign[] = [];
  const sign = (ends: EndSign[], kind: EndSign['sign'], tenant: string, words: string, access?: Access) =>
    ends.push({ sign: kind, source: { ...keyOf(access ?? begun), label: `${tenantName(tenant, index)}: ${words}` } });

  if (inbound?.synchronization?.value === false && begun.kind === 'sync') sign(end, 'blocked', to, 'inbound synchronization blocked', inbound.access);
  const gone = outbound?.redemptionOutbound?.value;
  const come = inbound?.redemptionInbound?.value;
  const missing = gone && !come ? to : come && !gone ? from : undefined;
  if (gone && come) said.push('automatic redemption');
  else if (missing === undefined) {
    if (begun.kind === 'sync') said.push('redemption by consent');
  } else if (index.tenant(missing)?.external) said.push(`automatic redemption if ${tenantName(missing, index)} agrees`);
  else wrong.push(`automatic redemption missing in ${tenantName(missing, index)}`);
  if (gone) sign(start, 'ready', from, 'automatic redemption outbound', outbound?.access);
  else if (come && !index.tenant(from)?.external) sign(start, 'broken', from, 'automatic redemption outbound is missing', outbound?.access);
  if (come) sign(end, 'ready', to, 'automatic redemption inbound', inbound?.access);
  else if (gone && !index.tenant(to)?.external) sign(end, 'broken', to, 'automatic redemption inbound is missing', inbound?.access);

  const trusted = inbound?.trust?.value.map(claim => trustWords[claim]) ?? [];
  if (trusted.length > 0) said.push(`trusts ${list(trusted)}`);
  const collaboration = [outbound?.b2bCollaborationOutbound, inbound?.b2bCollaborationInbound] as const;
  const directConnect = [outbound?.b2bDirectConnectOutbound, inbound?.b2bDirectConnectInbound] as const;
  for (const [setting, other, ends, tenant, access, way] of [
    [collaboration[0], collaboration[1], start, from, outbound?.access, 'outbound'],
    [collaboration[1], collaboration[0], end, to, inbound?.access, 'inbound'],
    [directConnect[0], directConnect[1], start, from, outbound?.access, 'direct connect outbound'],
    [directConnect[1], directConnect[0], end, to, inbound?.access, 'direct connect inbound'],
  ] as const) {
    if (!setting) continue;
    const { state, words } = settingWords(setting.value, index);
    // Where nothing else asks for the way, closing it is what was wanted.
    const needed = begun.kind !== 'access' || (other !== undefined && settingWords(other.value, index).state !== 'blocked');
    if (state === 'blocked' && needed) wrong.push(`${way} blocked`);
    else said.push(`${way}: ${words}`);
    if (state !== 'open') sign(ends, state === 'blocked' ? 'blocked' : 'gate', tenant, `${way} ${words}`, access);
  }
  const allowed = begun.kind === 'sync' && inbound?.synchronization?.value ? ['inbound synchronization allowed'] : [];
  const label = [begun.opening, ...said, ...allowed, ...wrong.map(fault => `broken: ${fault}`)].join(', ');
  return {
    kind: begun.kind,
    source: { ...keyOf(begun), label },
    from,
    to,
    mesh: begun.mesh,
    title: begun.title,
    packages: begun.packages ?? [],
    facts: said,
    faults: wrong,
    start,
    end,
  };
}

const keyOf = ({ key, span }: Omit<Source, 'label'>): Omit<Source, 'label'> => ({ key, span });
