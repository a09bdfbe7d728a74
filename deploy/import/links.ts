import { type JsonObject, member, text } from '../transport/json.ts';
import { halfBetween, trustText } from './halves.ts';
import type { ImportTenant, ObservedConfiguration, ObservedTenant } from './observed.ts';
import { isPlain } from './quote.ts';
import { keyOf, type Registry } from './registry.ts';
import { readableSchema } from './schema.ts';
import { readableSecrets } from './secrets.ts';
import type { Line, LinkUnit } from './unit.ts';
import { line, optional } from './unit.ts';
import type { Writer } from './writer.ts';

/** Configurations that a multitenant organization made for itself. */
const MADE_BY_OTHERS = /^MTO_Sync_/;

/** Synchronization configurations whose halves fit together. A configuration that does not fit is left out: writing it would change a tenant. */
export function writeLinks(observed: ObservedTenant, registry: Registry, writer: Writer): void {
  const source = observed.tenant;
  const byTarget = new Map<string, ObservedConfiguration[]>();
  for (const configuration of observed.configurations) {
    const name = text(configuration.application['displayName']);
    const target = registry.tenantOf(configuration.secrets.get('CompanyId') ?? '');
    const what = `the synchronization configuration "${name}"`;
    if (MADE_BY_OTHERS.test(name)) writer.omit(source.name, what, 'a multitenant organization made it');
    else if (!target) writer.omit(source.name, what, 'it names no target tenant');
    else byTarget.set(target.name, [...(byTarget.get(target.name) ?? []), configuration]);
  }
  for (const [name, configurations] of [...byTarget].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const target = registry.tenants.find(tenant => tenant.name === name);
    const [only, second] = configurations;
    if (!target || !only) continue;
    if (second) {
      const names = configurations.map(({ application }) => `"${text(application['displayName'])}"`).join(', ');
      writer.omit(source.name, `the synchronization configurations ${names}`, `there are several to ${target.displayName}`, linkKey(source.name, name));
      continue;
    }
    writeLink(only, { source, target, observed, registry, writer });
  }
}

export const linkKey = (source: string, target: string): string => `sync:${source}/${target}`;

interface Place {
  readonly source: ImportTenant;
  readonly target: ImportTenant;
  readonly observed: ObservedTenant;
  readonly registry: Registry;
  readonly writer: Writer;
}

function writeLink(configuration: ObservedConfiguration, place: Place): void {
  const { source, target, writer } = place;
  const key = linkKey(source.name, target.name);
  const what = `the synchronization configuration "${text(configuration.application['displayName'])}" to ${target.displayName}`;
  if (writer.refused(source.name, what, key)) return;
  const unit = linkOf(configuration, key, place);
  if (typeof unit === 'string') writer.omit(source.name, what, unit, key);
  else writer.links.push(unit);
}

function linkOf(configuration: ObservedConfiguration, key: string, place: Place): LinkUnit | string {
  const { source, target, registry, writer } = place;
  const { job, schema, secrets, application } = configuration;
  const lacking = halvesLack(place);
  if (lacking) return lacking;
  if (!job) return 'it has no job';
  const settings = readableSecrets(secrets);
  if (typeof settings === 'string') return settings;
  const mapped = schema ? readableSchema(schema, { key, source: source.name, target: target.name, registry }) : 'its mappings could not be read';
  if (typeof mapped === 'string') return mapped;
  const name = text(application['displayName']);
  const trust = registry.isRead(target.name) ? halfBetween(registry.observed, target.name, source.id)?.trust : undefined;
  const rows = mapped.rows.filter(row => {
    const why = writer.leftOut.get(row.key);
    if (why !== undefined) writer.omit(source.name, `the mapping of ${row.target} to ${target.displayName}`, why);
    return why === undefined;
  });
  for (const omitted of mapped.omitted) writer.omit(source.name, `${omitted.what} of the configuration to ${target.displayName}`, omitted.why);
  if (!isPlain(name)) writer.omit(source.name, `the name of the configuration to ${target.displayName}`, 'it has characters that a file must not hold');
  const running = text(member(job['schedule'], 'state')) === 'Active' || text(member(job['status'], 'code')) === 'Quarantine';
  const lines: Line[] = [
    line('scope', settings.scope),
    ...assigned(configuration, place),
    ...optional('filter', mapped.filter?.text, mapped.filter?.needs),
    ...optional('trust', trust && trustText(trust)),
    ...optional(
      'deletionThreshold',
      settings.deletionThreshold === undefined || settings.deletionThreshold === 500 ? undefined : String(settings.deletionThreshold),
    ),
    ...(settings.deletionThreshold === undefined ? [line('accidentalDeletionPrevention', 'off')] : []),
    ...optional('notify', settings.notify),
    ...optional('actions', mapped.actions),
    ...(running ? [] : [line('start', 'false')]),
  ];
  const lost = writer.lost([...lines, ...rows.map(({ target: of, value, needs }) => ({ name: `mapping of ${of}`, value, needs }))]);
  return lost
    ? `its ${lost.name} names something that is left out`
    : { key, source: source.name, target: target.name, label: labelOf(name, source, target), lines, rows };
}

/** Why the two sides do not make a link. */
function halvesLack({ source, target, registry }: Place): string | undefined {
  const from = halfBetween(registry.observed, source.name, target.id);
  if (!from) return `${source.displayName} has no settings for ${target.displayName}`;
  if (!from.outbound) return `${source.displayName} does not redeem invitations automatically outbound`;
  if (!registry.isRead(target.name)) return undefined;
  const to = halfBetween(registry.observed, target.name, source.id);
  if (!to) return `${target.displayName} has no settings for ${source.displayName}: half of the link is missing`;
  if (!to.inbound) return `${target.displayName} does not redeem invitations automatically inbound`;
  return to.synchronization === true ? undefined : `${target.displayName} does not allow ${source.displayName} to synchronize users into it`;
}

function labelOf(name: string, source: ImportTenant, target: ImportTenant): LinkUnit['label'] {
  const pair = `${source.displayName} to ${target.displayName}`;
  if (name === pair || !isPlain(name)) return { form: 'usual' };
  return name.endsWith(` (${pair})`) ? { form: 'common', text: name.slice(0, -pair.length - 3), pair } : { form: 'own', text: name };
}

/** Groups and users that are assigned directly. What packages gave to single users is theirs. */
function assigned({ assignments, application }: ObservedConfiguration, { source, target, observed, registry, writer }: Place): Line[] {
  const of = (type: string) => assignments.filter(assignment => text(assignment['principalType']).toLowerCase() === type);
  const governed = observed.packages.some(pack => givesRoleOf(pack, text(application['id'])));
  const users = of('user');
  if (governed && users.length > 0)
    writer.omit(
      source.name,
      `${users.length === 1 ? 'a user' : `${users.length} users`} assigned to the configuration to ${target.displayName}`,
      'a package gives this assignment',
    );
  const principals = [...of('group').map(one => ['group', one] as const), ...(governed ? [] : users.map(one => ['user', one] as const))];
  const found = new Map(
    principals.flatMap(([kind, assignment]) => {
      const id = text(assignment['principalId']);
      const reference = registry.of(kind, source.name, id);
      if (reference) return [[reference.key, reference.symbol] as const];
      writer.omit(
        source.name,
        `an assignment of ${text(assignment['principalDisplayName']) || id} to the configuration to ${target.displayName}`,
        'it was not found',
        keyOf(kind, source.name, id),
      );
      return [];
    }),
  );
  return found.size > 0 ? [line('assign', [...found.values()].sort().join(', '), [...found.keys()])] : [];
}

const givesRoleOf = (pack: JsonObject, applicationId: string): boolean =>
  (Array.isArray(pack['resourceRoleScopes']) ? pack['resourceRoleScopes'] : []).some(
    scope => text(member(member(scope, 'scope'), 'originId')).toLowerCase() === applicationId.toLowerCase(),
  );
