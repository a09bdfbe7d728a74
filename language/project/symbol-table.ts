import type { Ref, Span } from '../model/source.ts';
import { nearest } from '../problems/nearest.ts';
import type { Fix } from '../problems/problem.ts';
import type { ProblemLog } from './problem-log.ts';
import { type SymbolMention, symbolId } from './symbols.ts';

/** Kinds whose symbols belong to no tenant. */
const global = new Set(['tenant', 'tenants', 'mapping']);

/** What a look-up finds: the kind that a name mentions, and keys or tenants; two look-ups that find the same mean the same. */
export interface Answer {
  readonly kind?: string;
  readonly keys: readonly (string | undefined)[];
}

/** A declaration, as long as it stays the same one. */
interface Placed {
  readonly place: { readonly span: Span };
}

interface Instance {
  readonly key: string;
  readonly entry: Placed;
}

const nothing: Answer = { keys: [] };

/** What is declared where, and every mention that was resolved. One name may stand for different objects in different tenants. */
export class SymbolTable {
  private readonly instances = new Map<string, Map<string, Instance>>();
  private mentioned: (readonly SymbolMention[])[] = [];
  private readonly sets = new Map<string, readonly string[]>();
  private readonly links = new Map<string, string>();
  private log: ProblemLog;

  constructor(log: ProblemLog) {
    this.log = log;
  }

  /** Forgets the mentions; what is wrong from now on is told to another log. */
  begin(log: ProblemLog): void {
    this.log = log;
    this.mentioned = [];
  }

  /** Registers an object; false where its name is taken in that tenant, which is reported. */
  add(kind: string, name: string, tenant: string, key: string, entry: Placed): boolean {
    const id = symbolId(kind, name);
    const places = this.instances.get(id) ?? new Map<string, Instance>();
    this.instances.set(id, places);
    const first = places.get(tenant);
    if (first) {
      const { span } = entry.place;
      this.log.report('duplicate-name', span, `"${name}" is already declared${tenant ? ` in tenant "${tenant}"` : ' here'}.`, {
        related: [{ span: first.entry.place.span, message: 'first declared here' }],
        fixes: this.renaming(kind, name, span),
      });
      return false;
    }
    places.set(tenant, { key, entry });
    return true;
  }

  addSet(name: string, members: readonly string[]): void {
    this.sets.set(name, members);
  }

  addLink(source: string, target: string, key: string): void {
    if (!this.links.has(`${source}/${target}`)) this.links.set(`${source}/${target}`, key);
  }

  link(source: string, target: string): string | undefined {
    return this.links.get(`${source}/${target}`);
  }

  mention(kind: string, name: string, span: Span): void {
    this.mentioned.push([{ id: symbolId(kind, name), span }]);
  }

  /** As {@link mention}, of some that are made already. */
  repeat(mentions: readonly SymbolMention[]): void {
    this.mentioned.push(mentions);
  }

  /** Tenant symbols behind the name of a tenant or set; reports an unknown one. */
  tenants(name: string, span: Span): readonly string[] {
    if (this.instances.has(symbolId('tenant', name))) {
      this.mention('tenant', name, span);
      return [name];
    }
    const members = this.sets.get(name);
    if (members) {
      this.mention('tenants', name, span);
      return members;
    }
    const close = nearest(name, [...this.names('tenant'), ...this.sets.keys()]);
    this.unresolved(`Cannot find a tenant "${name}".`, span, close);
    return [];
  }

  isSet(name: string): boolean {
    return this.sets.has(name);
  }

  /** The object of one of these kinds and this name in a tenant; reports why there is none. What is missing can be declared behind `here`. */
  resolve(kinds: readonly string[], name: string, span: Span, tenant: string | undefined, here?: Span): Ref | undefined {
    const where = (kind: string) => (global.has(kind) ? '' : (tenant ?? ''));
    const found = kinds.filter(kind => this.instances.get(symbolId(kind, name))?.has(where(kind)));
    const [kind, second] = found;
    if (kind && second) {
      this.log.report('ambiguous-reference', span, `"${name}" is both a ${kind} and a ${second}${tenant ? ` in tenant "${tenant}"` : ''}. Rename one of them.`);
    }
    if (kind) {
      this.mention(kind, name, span);
      const instance = this.instances.get(symbolId(kind, name))?.get(where(kind));
      return instance && { key: instance.key, span };
    }
    const elsewhere = kinds.flatMap(other =>
      [...(this.instances.get(symbolId(other, name))?.entries() ?? [])].map(([at, { entry }]) => ({ kind: other, at, declaredAt: entry.place.span })),
    );
    const [first] = elsewhere;
    if (first) {
      this.mention(first.kind, name, span);
      this.log.report(
        'unresolved-reference',
        span,
        `"${name}" belongs to tenant ${list(elsewhere.map(one => one.at))} and cannot be used in "${tenant ?? ''}": a ${first.kind} is an object of exactly one tenant.`,
        { related: [{ span: first.declaredAt, message: `declared for ${list(elsewhere.map(one => one.at))}` }] },
      );
      return undefined;
    }
    const close = nearest(
      name,
      kinds.flatMap(candidate => [...this.names(candidate, tenant)]),
    );
    this.unresolved(
      `Cannot find ${kinds.join(' or ')} "${name}"${tenant ? ` in tenant "${tenant}"` : ''}.`,
      span,
      close,
      here && tenant ? this.declaring(kinds, name, tenant, here) : [],
    );
    return undefined;
  }

  /** The key of a directory extension of that name, in `tenant` or anywhere; a mention is recorded when there is one. */
  extension(name: string, span: Span, tenant: string | undefined): string | undefined {
    const places = this.instances.get(symbolId('extension', name));
    if (!places) return undefined;
    this.mention('extension', name, span);
    return tenant === undefined ? places.values().next().value?.key : places.get(tenant)?.key;
  }

  /** As {@link extension}, without recording. */
  extensionKey(name: string, tenant: string): string | undefined {
    return this.instances.get(symbolId('extension', name))?.get(tenant)?.key;
  }

  /** What was mentioned since the beginning. */
  get mentions(): readonly SymbolMention[] {
    return this.mentioned.flat();
  }

  // --- look-ups without mention and report ---

  /** What {@link resolve} finds; nothing where it has to report. */
  findObject(kinds: readonly string[], name: string, tenant: string | undefined): Answer {
    const found = kinds.flatMap(kind => {
      const instance = this.instances.get(symbolId(kind, name))?.get(global.has(kind) ? '' : (tenant ?? ''));
      return instance ? [{ kind, keys: [instance.key] }] : [];
    });
    return found.length === 1 ? (found[0] ?? nothing) : nothing;
  }

  findTenants(name: string): Answer {
    if (this.instances.has(symbolId('tenant', name))) return { kind: 'tenant', keys: [name] };
    const members = this.sets.get(name);
    return members ? { kind: 'tenants', keys: members } : nothing;
  }

  /** Keys of the links from a tenant to each tenant behind a name. */
  findLinks(source: string | undefined, name: string): Answer {
    const { keys, kind } = this.findTenants(name);
    return { kind, keys: keys.map(target => this.link(source ?? '', target ?? '')) };
  }

  findExtension(name: string, tenant: string | undefined): Answer {
    const places = this.instances.get(symbolId('extension', name));
    return places ? { kind: 'extension', keys: [tenant === undefined ? places.values().next().value?.key : places.get(tenant)?.key] } : nothing;
  }

  private unresolved(message: string, span: Span, close: string | undefined, more: readonly Fix[] = []): void {
    this.log.report('unresolved-reference', span, close ? `${message} Did you mean "${close}"?` : message, {
      fixes: [...(close ? [{ title: `Change to "${close}"`, edits: [{ span, text: close }] }] : []), ...more],
    });
  }

  /** A declaration for a name that is not there: what exists in the tenant already, or the organization that a tenant is. */
  private declaring(kinds: readonly string[], name: string, tenant: string, { uri, end }: Span): readonly Fix[] {
    const edits = (text: string) => [{ span: { uri, start: end, end }, text: `\n\n${text}` }];
    if (kinds.includes('organization') && name !== tenant && this.instances.has(symbolId('tenant', name)))
      return [{ title: `Add a connected organization for ${name}`, edits: edits(`organization ${name} in ${tenant} {\n  tenant: ${name}\n}`) }];
    const kind = ['group', 'application', 'catalog', 'organization'].find(one => kinds.includes(one));
    return kind ? [{ title: `Declare an existing ${kind} "${name}"`, edits: edits(`existing ${kind} ${name} "${name}" in ${tenant}`) }] : [];
  }

  /** A number behind a symbol; what is no symbol, such as the settings of a tenant, cannot be renamed. */
  private renaming(kind: string, name: string, span: Span): readonly Fix[] {
    if (!/^\w+$/.test(name)) return [];
    let number = 2;
    while (this.instances.has(symbolId(kind, `${name}${number}`))) number++;
    return [{ title: `Rename to ${name}${number}`, edits: [{ span, text: `${name}${number}` }] }];
  }

  private *names(kind: string, tenant?: string): Iterable<string> {
    const prefix = `${kind}:`;
    for (const [id, places] of this.instances) {
      if (id.startsWith(prefix) && (tenant === undefined || global.has(kind) || places.has(tenant))) yield id.slice(prefix.length);
    }
  }
}

const list = (names: readonly string[]): string => [...new Set(names)].map(name => `"${name}"`).join(', ');
