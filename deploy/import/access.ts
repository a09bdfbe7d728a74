import { isObject, items, type JsonObject, member, objects, text } from '../transport/json.ts';
import { halfOf, redeemedText, trustText } from './halves.ts';
import { linkKey } from './links.ts';
import type { ImportTenant, ObservedTenant } from './observed.ts';
import type { Names, Registry } from './registry.ts';
import { type Line, line, optional } from './unit.ts';
import type { Writer } from './writer.ts';

/** Graph's settings by direction: their word, and whose people they are about. */
export const directionSettings = [
  ['b2bCollaborationInbound', 'inbound', 'partner'],
  ['b2bCollaborationOutbound', 'outbound', 'own'],
  ['b2bDirectConnectInbound', 'directConnectInbound', 'partner'],
  ['b2bDirectConnectOutbound', 'directConnectOutbound', 'own'],
] as const;

/** What a tenant says about its partners beyond what the links need; written after the links. */
export function writeAccess(observed: ObservedTenant, registry: Registry, writer: Writer): void {
  const own = observed.tenant;
  for (const partner of observed.partners) {
    const other = registry.tenantOf(text(partner['tenantId']));
    if (!other || other.name === own.name) continue;
    const key = `access:${own.name}/${other.name}`;
    const what = `the cross-tenant access settings for ${other.displayName}`;
    if (writer.refused(own.name, what, key)) continue;
    for (const name of ['tenantRestrictions', 'isServiceProvider'])
      if (isObject(partner[name]) || partner[name] === true) writer.omit(own.name, `${name} for ${other.displayName}`, 'the language has no form for it');
    const lines = [...directions(partner, { own, other, registry, writer }), ...consents(partner, own, other, writer)];
    if (lines.length > 0) writer.access.push({ key, tenant: own.name, partner: other.name, lines });
    else if (!linked(own, other, writer)) writer.omit(own.name, what, 'they say nothing of their own');
  }
}

const linkBetween = (source: ImportTenant, target: ImportTenant, writer: Writer) => writer.links.find(link => link.key === linkKey(source.name, target.name));
const linked = (a: ImportTenant, b: ImportTenant, writer: Writer): boolean =>
  linkBetween(a, b, writer) !== undefined || linkBetween(b, a, writer) !== undefined;

/** Consent, trust and inbound synchronization, where links do not say the same. */
function consents(partner: JsonObject, own: ImportTenant, other: ImportTenant, writer: Writer): Line[] {
  const { inbound, outbound, synchronization, trust } = halfOf(partner);
  const [incoming, outgoing] = [linkBetween(other, own, writer), linkBetween(own, other, writer)];
  const redeemed = redeemedText({ inbound, outbound });
  const sync = synchronization === undefined || (incoming && synchronization) ? undefined : synchronization ? 'allowed' : 'blocked';
  return [
    ...optional('trust', incoming || !trust ? undefined : trustText(trust)),
    ...optional('redemption', redeemed === redeemedText({ inbound: incoming !== undefined, outbound: outgoing !== undefined }) ? undefined : redeemed),
    ...optional('synchronization', sync),
  ];
}

/** Two tenants, and the symbols of what is in them. */
interface Pair {
  readonly own: { readonly name: string };
  readonly other: { readonly name: string };
  readonly registry: Names;
}

interface Place extends Pair {
  readonly own: ImportTenant;
  readonly other: ImportTenant;
  readonly registry: Registry;
  readonly writer: Writer;
}

function directions(partner: JsonObject, place: Place): Line[] {
  return directionSettings.flatMap(([name, word, people]) => {
    const setting = partner[name];
    if (!isObject(setting)) return [];
    const written = settingText(setting, people, place);
    if (written && !place.writer.lost([written])) return [{ ...written, name: word }];
    place.writer.omit(place.own.name, `${name} for ${place.other.displayName}`, 'the language has no form for it');
    return [];
  });
}

/** `allow all`, `block group x`: whoever is named on one side has the whole of the other one. */
export function settingText(setting: JsonObject, people: 'own' | 'partner', place: Pair): Line | undefined {
  const [users, applications] = ['usersAndGroups', 'applications'].map(part => ({
    access: text(member(setting[part], 'accessType')).toLowerCase(),
    targets: objects(member(setting[part], 'targets')),
    count: items(member(setting[part], 'targets')).length,
  })) as [Part, Part];
  const all = ({ targets, count }: Part) => count === 1 && /^All(Users|Applications)$/i.test(text(targets[0]?.['target']));
  const verb = (access: string) => (access === 'allowed' ? 'allow' : access === 'blocked' ? 'block' : undefined);
  if (all(users) && all(applications)) {
    const word = users.access === applications.access ? verb(users.access) : undefined;
    return word && line('', `${word} all`);
  }
  const named = [users, applications].filter(part => !all(part));
  const whole = [users, applications].filter(all);
  const [first] = named;
  const word = first && verb(first.access);
  if (!word || named.some(({ access }) => access !== first.access) || whole.some(({ access }) => access !== 'allowed')) return undefined;
  const home = people === 'own' ? place.own : place.other;
  const away = people === 'own' ? place.other : place.own;
  const found = named.flatMap(({ targets }) => targets).map(target => targetText(target, home, away, place.registry));
  if (found.length === 0 || found.includes(undefined)) return undefined;
  const targets = found.filter(target => target !== undefined);
  return line(
    '',
    `${word} ${targets.map(target => target.text).join(', ')}`,
    targets.flatMap(target => target.needs),
  );
}

interface Part {
  readonly access: string;
  readonly targets: readonly JsonObject[];
  readonly count: number;
}

function targetText(target: JsonObject, home: Pair['own'], away: Pair['own'], registry: Names): { text: string; needs: readonly string[] } | undefined {
  const [id, type] = [text(target['target']), text(target['targetType']).toLowerCase()];
  if (type === 'application' && id === 'Office365') return { text: 'office365', needs: [] };
  if (type !== 'user' && type !== 'group' && type !== 'application') return undefined;
  const found = registry.of(type, type === 'application' ? away.name : home.name, id);
  return found && { text: `${type} ${found.symbol}`, needs: [found.key] };
}
