import type { Declaration } from '../generated/ast.ts';
import type { Kind, PlacedKind } from '../kinds/kind.ts';
import { type Entry, enter, type Referred, sameHeader } from './entry.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Reading, Readings } from './readings.ts';
import type { SourceFile } from './source-file.ts';
import { SymbolTable } from './symbol-table.ts';
import { type SymbolDeclaration, type SymbolMention, symbolId } from './symbols.ts';

/** Something that one object of the model is made for, with what was made last and of what. */
export interface Slot<K extends Kind = Kind> {
  readonly entry: Entry<K>;
  made?: { readonly of: readonly unknown[]; readonly readings: readonly Reading[]; readonly result: unknown };
}

type Of<H extends Kind['header']> = Extract<Kind, { header: H }>;

export interface SetSlot extends Slot {
  readonly members: readonly string[];
}

export interface MeshSlot extends Slot {
  readonly key: string;
  readonly members: readonly string[];
  readonly links: readonly string[];
}

export interface LinkSlot extends Slot<Of<'link' | 'mesh'>> {
  readonly source: string;
  readonly target: string;
  readonly key: string;
  /** Whether the declaration makes more than one link. */
  readonly several: boolean;
  readonly mesh?: string;
}

export interface PlacedSlot extends Slot<PlacedKind> {
  readonly tenant: string;
  readonly key: string;
}

export interface PairSlot extends Slot<Of<'pair'>> {
  readonly tenant: string;
  readonly partner: string;
  readonly key: string;
}

interface Part {
  readonly document: SourceFile['document'];
  readonly entries: readonly Entry[];
}

/** What the headers of a project say: every name, with sets, meshes and placements expanded, and what is to be made for it. */
export class Names {
  readonly table: SymbolTable;
  topology: Slot | undefined;
  readonly tenants: Slot<Of<'tenant'>>[] = [];
  readonly sets: SetSlot[] = [];
  readonly meshes: MeshSlot[] = [];
  readonly mappings: Slot<Of<'mapping'>>[] = [];
  readonly links: LinkSlot[] = [];
  readonly placed: PlacedSlot[] = [];
  readonly pairs: PairSlot[] = [];
  private parts: readonly Part[] = [];
  private readonly root: string;
  private readonly log: ProblemLog;
  private readonly linkCount = new Map<string, number>();

  private constructor(root: string, log: ProblemLog) {
    this.root = root;
    this.log = log;
    this.table = new SymbolTable(log);
  }

  /** Of these pieces; those of an earlier version, brought up to date, as long as every header says the same and nothing is wrong with it. */
  static of(root: string, pieces: readonly SourceFile[], before: Names | undefined, readings: (table: SymbolTable) => Readings, log: ProblemLog): Names {
    if (before?.parts.length === pieces.length && before.root === root) {
      before.table.begin(log);
      if (before.follow(pieces, readings(before.table), log)) return before;
    }
    const names = new Names(root, log);
    const reading = readings(names.table);
    names.parts = pieces.map(file => ({ document: file.document, entries: file.document.declarations.flatMap(node => enter(file, node, reading, log)) }));
    names.declareAll();
    names.table.begin(log);
    return names;
  }

  private declareAll(): void {
    const entries = this.parts.flatMap(part => part.entries);
    const of = <H extends Kind['header']>(...headers: H[]) =>
      entries.filter((entry): entry is Entry<Extract<Kind, { header: H }>> => headers.some(header => entry.kind.header === header));
    for (const entry of of('topology')) this.declareTopology(entry);
    for (const entry of of('tenant')) if (this.add(entry)) this.tenants.push({ entry });
    this.declareSets(of('set'));
    for (const entry of of('placed')) this.place(entry);
    for (const entry of of('mapping')) if (this.add(entry)) this.mappings.push({ entry });
    for (const entry of of('link', 'mesh')) this.connect(entry);
    for (const entry of of('pair')) this.pair(entry);
  }

  private add(entry: Entry): boolean {
    const name = nameOf(entry.node);
    return this.table.add(entry.kind.keyword, name, '', `${entry.kind.keyword}:${name}`, entry);
  }

  private declareTopology(entry: Entry): void {
    if (entry.file.uri !== this.root) this.log.report('header', entry.place.span, 'A topology is named in its root file, not in one that it imports.');
    if (this.table.add('topology', 'the name of the topology', '', `topology:${nameOf(entry.node)}`, entry)) this.topology = { entry };
  }

  private declareSets(entries: readonly Entry[]): void {
    const byName = new Map<string, Entry>();
    for (const entry of entries) if (this.add(entry)) byName.set(nameOf(entry.node), entry);
    const resolved = new Map<string, readonly string[]>();
    const members = (name: string, seen: readonly string[]): readonly string[] => {
      const done = resolved.get(name);
      const entry = byName.get(name);
      if (done || !entry || seen.includes(name)) return done ?? [];
      const unique = [...new Set(entry.to.flatMap(other => (byName.has(other.name) ? members(other.name, [...seen, name]) : this.tenantsOf(other))))];
      resolved.set(name, unique);
      return unique;
    };
    for (const [name, entry] of byName) {
      const list = members(name, []);
      if (list.length === 0) this.log.report('empty-set', entry.place.span, `"${name}" has no tenants.`);
      this.table.addSet(name, list);
      this.sets.push({ entry, members: list });
    }
  }

  private place(entry: Entry<PlacedKind>): void {
    const { keyword, singleton, title } = entry.kind;
    const name = nameOf(entry.node);
    for (const tenant of new Set(entry.to.flatMap(one => this.tenantsOf(one)))) {
      const key = `${keyword}:${tenant}/${name}`;
      if (this.table.add(keyword, singleton ? `the ${title}` : name, tenant, key, entry)) this.placed.push({ entry, tenant, key });
    }
  }

  private connect(entry: Entry<Of<'link' | 'mesh'>>): void {
    const isMesh = entry.kind.header === 'mesh';
    const ends = (list: readonly Referred[]) => list.flatMap(one => this.tenantsOf(one).map(tenant => ({ tenant, set: this.table.isSet(one.name) })));
    const from = ends(entry.from);
    const to = isMesh ? from : ends(entry.to);
    const members = from.map(({ tenant }) => tenant);
    const mesh = isMesh ? { mesh: `mesh:${members.join(',')}` } : {};
    const several = from.length > 1 || to.length > 1;
    const links: string[] = [];
    for (const source of from) {
      for (const target of to) {
        if (source.tenant === target.tenant && (isMesh || source.set || target.set)) continue;
        const key = this.linkKey(source.tenant, target.tenant);
        links.push(key);
        this.links.push({ entry, source: source.tenant, target: target.tenant, key, several, ...mesh });
        this.table.addLink(source.tenant, target.tenant, key);
      }
    }
    if (mesh.mesh) this.meshes.push({ entry, key: mesh.mesh, members, links });
  }

  private linkKey(source: string, target: string): string {
    const key = `sync:${source}/${target}`;
    const count = (this.linkCount.get(key) ?? 0) + 1;
    this.linkCount.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  }

  private pair(entry: Entry<Of<'pair'>>): void {
    const partners = entry.to.flatMap(one => this.tenantsOf(one));
    for (const tenant of entry.from.flatMap(one => this.tenantsOf(one))) {
      for (const partner of partners) {
        if (tenant === partner) {
          if (partners.length === 1) this.log.report('header', entry.place.span, 'Cross-tenant access settings are between two different tenants.');
          continue;
        }
        const key = `access:${tenant}/${partner}`;
        if (this.table.add('access', `${tenant} with ${partner}`, tenant, key, entry)) this.pairs.push({ entry, tenant, partner, key });
      }
    }
  }

  private tenantsOf({ name, span }: Referred): readonly string[] {
    return this.table.tenants(name, span);
  }

  /** Of every declaration that has a name of its own. */
  get declarations(): readonly SymbolDeclaration[] {
    return this.parts.flatMap(({ entries }) =>
      entries.flatMap(({ kind: { header, keyword }, node, place }) => {
        const name = nameOf(node);
        return header === 'link' || header === 'mesh' || header === 'pair'
          ? []
          : [{ id: symbolId(keyword, name), kind: keyword, name, span: place.span, full: place.declaration }];
      }),
    );
  }

  /** In headers. */
  get mentions(): readonly SymbolMention[] {
    return this.parts.flatMap(({ entries }) =>
      entries.flatMap(({ kind, from, to }) =>
        [...from, ...to].flatMap(({ name, span }): SymbolMention[] => {
          const found = kind.header === 'set' && this.table.isSet(name) ? 'tenants' : this.table.findTenants(name).kind;
          return found ? [{ id: symbolId(found, name), span }] : [];
        }),
      ),
    );
  }

  /** Takes over other bodies; false where a header is another one. */
  private follow(pieces: readonly SourceFile[], readings: Readings, log: ProblemLog): boolean {
    const { parts } = this;
    const next = pieces.map((file, i): Part | undefined => {
      const part = parts[i];
      if (!part || part.document === file.document) return part;
      return { document: file.document, entries: file.document.declarations.flatMap(node => enter(file, node, readings, log)) };
    });
    const fits = next.every(
      (part, i) =>
        part === parts[i] || (part?.entries.length === parts[i]?.entries.length && part?.entries.every((entry, k) => sameHeader(entry, parts[i]?.entries[k]))),
    );
    if (!fits || log.reported > 0) return false;
    for (const [i, file] of pieces.entries()) {
      const { entries = [] } = parts[i] ?? {};
      // Slots go on with their entries.
      for (const [k, entry] of entries.entries()) {
        if (next[i] !== parts[i]) Object.assign(entry, next[i]?.entries[k]);
        entry.file = file;
        entry.origin.moveTo(file.offset);
      }
    }
    this.parts = parts.map(({ entries }, i) => ({ document: pieces[i]?.document as SourceFile['document'], entries }));
    return true;
  }
}

export const nameOf = (node: Declaration): string => node.names[0]?.id ?? '';
