import { stampOf } from '../plan/stamp.ts';
import { markIn } from '../resources/names.ts';
import { type JsonObject, text } from '../transport/json.ts';
import type { ImportTenant, Observed, ObservedTenant } from './observed.ts';
import { cleaned, isPlain, quote } from './quote.ts';
import { mentionedIn, targetsIn } from './references.ts';
import { claim, isAttribute, isSymbol, symbolFrom } from './symbols.ts';
import { topologyName } from './topology-name.ts';
import { line, type Unit } from './unit.ts';

export type Named = 'group' | 'user' | 'application' | 'extension' | 'catalog' | 'package' | 'organization';

export interface Reference {
  readonly key: string;
  readonly symbol: string;
}

/** Symbols of what a value names. */
export interface Names {
  of(kind: Named, tenant: string, id: string): Reference | undefined;
}

interface Entry extends Reference {
  /** The declaration of something that is only referred to. */
  readonly reference?: Unit;
}

const lower = (id: string): string => id.toLowerCase();

/** Symbols for everything that can be named: by kind, tenant and id. The same tenants always give the same symbols. */
export class Registry implements Names {
  readonly observed: Observed;
  /** Name of the topology that made what is here. */
  readonly topology: string | undefined;
  readonly tenants: readonly ImportTenant[];
  private readonly entries = new Map<string, Entry>();
  /** Symbols that descriptions remember, by kind and name. */
  private readonly stamped = new Map<string, string>();
  private readonly taken = new Map<string, Set<string>>();

  constructor(observed: Observed) {
    this.observed = observed;
    this.topology = topologyName(observed);
    this.tenants = [...observed.tenants.map(({ tenant }) => tenant), ...observed.others];
    for (const tenant of observed.tenants)
      for (const kind of GOVERNED)
        for (const one of governed(kind, tenant)) {
          const symbol = stampedSymbol(kind, one);
          const name = `${kind} ${text(one['displayName'])}`;
          if (symbol !== undefined && !this.stamped.has(name)) this.stamped.set(name, symbol);
        }
    for (const tenant of observed.tenants) this.register(tenant);
    for (const tenant of observed.others) this.registerOther(tenant);
  }

  tenantOf(id: string): ImportTenant | undefined {
    return this.tenants.find(tenant => tenant.id === lower(id));
  }

  /** Whether it was read. */
  isRead(tenant: string): boolean {
    return this.observed.tenants.some(read => read.tenant.name === tenant);
  }

  of(kind: Named, tenant: string, id: string): Reference | undefined {
    return this.entries.get(keyOf(kind, tenant, id));
  }

  /** What is only referred to. */
  references(): readonly Unit[] {
    return [...this.entries.values()].flatMap(({ reference }) => reference ?? []);
  }

  private register(observed: ObservedTenant): void {
    const { tenant } = observed;
    const mentioned = mentionedIn(observed, this.observed.tenants);
    for (const { group } of observed.ownGroups) {
      const mark = markIn(text(group['uniqueName']));
      // What a topology of another name made is referred to.
      if (mark && mark.topology === this.topology && isSymbol(mark.symbol))
        this.add('group', tenant.name, text(group['id']), claim(mark.symbol, this.takenBy('group', tenant.name)));
    }
    const names = count(observed.groups.map(group => lower(text(group['displayName']))));
    for (const group of ordered(observed.groups.filter(group => mentioned.groups.has(lower(text(group['id'])))))) {
      if (this.of('group', tenant.name, text(group['id']))) continue;
      this.refer('group', tenant.name, group, 'displayName', names.get(lower(text(group['displayName']))) === 1);
    }
    for (const user of ordered(observed.users)) this.refer('user', tenant.name, user, 'userPrincipalName', true);
    for (const application of ordered(observed.applications))
      this.refer('application', tenant.name, application, 'displayName', application['namesakes'] === 1);
    for (const extension of observed.ownExtensions) {
      const symbol = shortName(text(extension['name']));
      if (isSymbol(symbol)) this.add('extension', tenant.name, text(extension['name']), claim(symbol, this.takenBy('extension', tenant.name)));
    }
    for (const name of [...new Set(observed.extensions.map(extension => text(extension['name'])))].sort()) this.referToExtension(tenant.name, name, observed);
    for (const kind of GOVERNED) this.registerGoverned(kind, observed);
  }

  /** Those that carry a symbol keep it, and whatever has the same name in another tenant gets it, too. */
  private registerGoverned(kind: (typeof GOVERNED)[number], observed: ObservedTenant): void {
    const tenant = observed.tenant.name;
    const taken = this.takenBy(kind, tenant);
    const all = ordered(governed(kind, observed));
    const stamped = all.filter(one => stampedSymbol(kind, one) !== undefined);
    for (const one of [...stamped, ...all.filter(other => !stamped.includes(other))]) {
      const wanted = symbolFrom(text(one['displayName']), kind);
      const free = this.tenants.some(({ name }) => name === wanted) ? `${wanted}${kind.charAt(0).toUpperCase()}${kind.slice(1)}` : wanted;
      const symbol = stampedSymbol(kind, one) ?? this.stamped.get(`${kind} ${text(one['displayName'])}`) ?? free;
      this.add(kind, tenant, text(one['id']), claim(symbol, taken));
    }
  }

  /** Things of tenants that are not read are known by their ids alone. */
  private registerOther({ id, name }: ImportTenant): void {
    const targets = targetsIn(id, this.observed.tenants).map(target => ({ type: lower(text(target['targetType'])), id: lower(text(target['target'])) }));
    for (const kind of ['group', 'user', 'application'] as const) {
      const ids = targets.filter(target => target.type === kind && /^[0-9a-f-]{36}$/.test(target.id)).map(target => target.id);
      for (const found of [...new Set(ids)].sort()) {
        const symbol = claim(`${kind}${found.slice(0, 8)}`, this.takenBy(kind, name));
        this.add(kind, name, found, symbol, { display: quote(found), lines: [line(kind === 'application' ? 'appId' : 'id', quote(found))] });
      }
    }
  }

  private refer(kind: 'group' | 'user' | 'application', tenant: string, live: JsonObject, property: string, unique: boolean): void {
    const name = text(live[property]);
    // Guests are called after the address that they have at home: liam_litware.com#EXT#@contoso.com
    const usual = kind === 'user' ? name.replace(/(_[^_#]*)?#EXT#.*$/i, '').replace(/@.*$/, '') : name;
    const symbol = claim(symbolFrom(usual, kind), this.takenBy(kind, tenant));
    const found = unique && isPlain(name) && name !== '';
    const display = quote(found ? name : cleaned(name) || text(live['id']));
    const lines = found ? [] : [line('id', quote(lower(text(live['id']))))];
    this.add(kind, tenant, text(live['id']), symbol, { display, lines });
    // Cross-tenant access settings name applications by their client id.
    const entry = this.entries.get(keyOf(kind, tenant, text(live['id'])));
    if (kind === 'application' && entry) this.entries.set(keyOf(kind, tenant, text(live['appId'])), { key: entry.key, symbol: entry.symbol });
  }

  private referToExtension(tenant: string, name: string, observed: ObservedTenant): void {
    if (
      this.of('extension', tenant, name) ||
      observed.ownExtensions.some(own => lower(text(own['name'])) === lower(name)) ||
      !/^extension_[0-9a-f]{32}_\w+$/i.test(name)
    )
      return;
    const short = shortName(name);
    const symbol = claim(isSymbol(short) && !isAttribute(short) ? short : symbolFrom(`${short} extension`, 'extension'), this.takenBy('extension', tenant));
    this.add('extension', tenant, name, symbol, { display: quote(name), lines: [] });
  }

  private add(kind: Named, tenant: string, id: string, symbol: string, reference?: Pick<Unit, 'display' | 'lines'>): void {
    const key = keyOf(kind, tenant, id);
    if (this.entries.has(key)) return;
    const unit = reference && { ...reference, key, keyword: kind, tenant, symbol, existing: true, blocks: [] };
    this.entries.set(key, { key, symbol, ...(unit ? { reference: unit } : {}) });
  }

  /** Groups and users are named in the same places, so they share their names. */
  private takenBy(kind: Named, tenant: string): Set<string> {
    const key = `${kind === 'user' ? 'group' : kind} ${tenant}`;
    const taken = this.taken.get(key) ?? new Set();
    this.taken.set(key, taken);
    return taken;
  }
}

const GOVERNED = ['catalog', 'package', 'organization'] as const;

function governed(kind: (typeof GOVERNED)[number], { catalogs, packages, organizations }: ObservedTenant): readonly JsonObject[] {
  return kind === 'catalog' ? catalogs : kind === 'package' ? packages : organizations.map(({ organization }) => organization);
}

/** The symbol that its description remembers; those of packages are for people. */
function stampedSymbol(kind: (typeof GOVERNED)[number], live: JsonObject): string | undefined {
  const symbol = kind === 'package' ? undefined : stampOf(text(live['description']))?.symbol;
  return symbol !== undefined && isSymbol(symbol) ? symbol : undefined;
}

export const keyOf = (kind: string, tenant: string, id: string): string => `${kind}:${tenant}/${lower(id)}`;

/** The name of a directory extension without its application. */
export const shortName = (name: string): string => name.replace(/^extension_[0-9a-f]{32}_/i, '');

/** By name, then by id: symbols with numbers are the same in every run. */
const ordered = (things: readonly JsonObject[]): readonly JsonObject[] =>
  [...things].sort((a, b) => compare(text(a['displayName']), text(b['displayName'])) || compare(text(a['id']), text(b['id'])));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function count(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
