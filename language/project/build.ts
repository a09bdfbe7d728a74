import { type Block, type Body, type Declaration, isBlock, isFlow, isProperty } from '../generated/ast.ts';
import { kindOf, kinds } from '../kinds/index.ts';
import type { BlockKind, Kind, PlacedKind } from '../kinds/kind.ts';
import type { Span } from '../model/source.ts';
import type {
  AssignmentPolicy,
  Declared,
  Mapping,
  Mesh,
  Resource,
  ResourceKind,
  SyncLink,
  Tenant,
  TenantSet,
  Topology,
  TopologyIdentity,
} from '../model/topology.ts';
import type { AttributeFlow, AttributeName } from '../model/values.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { sentenceArticle, withArticle } from '../problems/words.ts';
import { mapAttributes } from '../values/expression.ts';
import { readFlow } from '../values/flow.ts';
import type { ReadContext } from '../values/read-context.ts';
import { checkHeader } from './header.ts';
import { ProblemLog } from './problem-log.ts';
import { readProperties } from './read-body.ts';
import { Readings } from './readings.ts';
import { commentAbove, type SourceFile, spanOf } from './source-file.ts';
import { SymbolTable } from './symbol-table.ts';
import { type Symbols, symbolId } from './symbols.ts';

export interface Built {
  readonly topology: Topology;
  readonly problems: readonly Problem[];
  readonly symbols: Symbols;
}

/**
 * The bridge from text to model: the only place that sees syntax trees. Two passes: first every name is declared and sets,
 * meshes and placements are expanded, then every value is read for each object it belongs to. Never throws.
 */
export function buildTopology(root: string, pieces: readonly SourceFile[], files: readonly string[]): Built {
  return new Builder(root, pieces, files).build();
}

/** A declaration with its kind. */
interface Entry {
  readonly file: SourceFile;
  readonly node: Declaration;
  readonly kind: Kind;
  readonly place: Pick<Declared<string>, 'span' | 'displayNameSpan' | 'declaration' | 'body' | 'documentation'>;
  /** Where it is placed. */
  readonly tenants: readonly { readonly name: string; readonly span: Span }[];
}

class Builder {
  private readonly log = new ProblemLog();
  private readonly table = new SymbolTable(this.log);
  private readonly readings = new Readings(this.table, this.log);
  private identity: TopologyIdentity | undefined;
  private readonly tenantList: Tenant[] = [];
  private readonly titles = new Map<string, string>();
  private readonly sets: TenantSet[] = [];
  private readonly meshes: Mesh[] = [];
  private readonly mappings = new Map<string, Mapping>();
  private readonly links: SyncLink[] = [];
  private readonly resources: Resource[] = [];
  private readonly root: string;
  private readonly pieces: readonly SourceFile[];
  private readonly files: readonly string[];

  constructor(root: string, pieces: readonly SourceFile[], files: readonly string[]) {
    this.root = root;
    this.pieces = pieces;
    this.files = files;
  }

  build(): Built {
    const entries = this.pieces.flatMap(file => file.document.declarations.flatMap(node => this.enter(file, node)));
    const of = <H extends Kind['header']>(...headers: H[]) =>
      entries.filter((entry): entry is Entry & { kind: Extract<Kind, { header: H }> } => headers.some(header => entry.kind.header === header));
    for (const entry of of('topology')) this.declareTopology(entry);
    for (const entry of of('tenant')) this.declareTenant(entry);
    this.declareSets(of('set'));
    const placements = of('placed').flatMap(entry => this.place(entry));
    for (const entry of of('mapping')) this.table.add('mapping', nameOf(entry.node), '', `mapping:${nameOf(entry.node)}`, entry.place.span);
    const pairs = of('link', 'mesh').flatMap(entry => this.connect(entry));
    for (const entry of of('mapping')) this.readMapping(entry);
    for (const pair of pairs) this.readLink(pair);
    for (const placement of placements) this.readPlaced(placement);
    for (const entry of of('pair')) this.readPair(entry);
    return {
      topology: {
        schema: 'tenantry.topology/1',
        root: this.root,
        files: this.files,
        ...(this.identity ? { identity: this.identity } : {}),
        tenants: this.tenantList,
        sets: this.sets,
        meshes: this.meshes,
        mappings: [...this.mappings.values()],
        links: this.links,
        resources: this.resources,
      },
      problems: this.log.problems,
      symbols: this.table.symbols,
    };
  }

  // --- declaring ---

  private enter(file: SourceFile, node: Declaration): Entry[] {
    if (!node.kind) return [];
    const kind = kindOf(node.kind);
    if (!kind) {
      const full = spanOf(file, node);
      const start = full.start + (node.existing ? file.text.slice(full.start).search(/\s\S/) + 1 : 0);
      const at = { uri: file.uri, start, end: start + node.kind.length };
      const close = nearest(
        node.kind,
        kinds.map(({ keyword }) => keyword),
      );
      this.log.report(
        'unknown-kind',
        at,
        `There is no "${node.kind}". ${close ? `Did you mean "${close}"?` : `Declare one of ${kinds.map(({ keyword }) => keyword).join(', ')}.`}`,
        {
          fixes: close ? [{ title: `Change to "${close}"`, edits: [{ span: at, text: close }] }] : [],
        },
      );
      return [];
    }
    const [first] = node.names;
    if (!first?.id) return [];
    // A comment at the very start of a file begins a line; behind another declaration it does not.
    const { tenants, place } = this.readings.read(node, file, file.offset === 0 ? 'first header' : 'header', {}, cx => {
      const span = cx.span(first);
      const declaration = cx.span(node);
      checkHeader(node, kind, { ...declaration, end: Math.max(span.end, declaration.start) }, this.log);
      return {
        place: {
          span,
          ...(node.display ? { displayNameSpan: cx.span(node.display) } : {}),
          declaration,
          ...(node.body ? { body: cx.span(node.body) } : {}),
          ...documented(file, declaration),
        },
        tenants: node.tenants.flatMap(({ id, $cstNode }) => (id ? [{ name: id, span: spanOf(file, $cstNode) }] : [])),
      };
    });
    if (!['link', 'mesh', 'pair'].includes(kind.header))
      this.table.declare({ id: symbolId(kind.keyword, first.id), kind: kind.keyword, name: first.id, span: place.span, full: place.declaration });
    return [{ file, node, kind, place, tenants }];
  }

  private declareTopology(entry: Entry): void {
    if (entry.file.uri !== this.root) this.log.report('header', entry.place.span, 'A topology is named in its root file, not in one that it imports.');
    const name = nameOf(entry.node);
    if (!this.table.add('topology', 'the name of the topology', '', `topology:${name}`, entry.place.span)) return;
    const { spans } = this.read(entry, {});
    this.identity = this.base(entry, 'topology', `topology:${name}`, spans);
  }

  private declareTenant(entry: Entry & { kind: Extract<Kind, { header: 'tenant' }> }): void {
    const name = nameOf(entry.node);
    const key = `tenant:${name}`;
    if (!this.table.add('tenant', name, '', key, entry.place.span)) return;
    const { values, spans } = this.read(entry, {});
    const tenant = entry.kind.create({ ...this.base(entry, 'tenant', key, spans) }, values);
    this.tenantList.push(tenant);
    this.titles.set(name, tenant.displayName);
  }

  private declareSets(entries: readonly Entry[]): void {
    const byName = new Map<string, Entry>();
    for (const entry of entries) {
      const name = nameOf(entry.node);
      if (this.table.add('tenants', name, '', `tenants:${name}`, entry.place.span)) byName.set(name, entry);
    }
    const resolved = new Map<string, readonly string[]>();
    const members = (name: string, seen: readonly string[]): readonly string[] => {
      const done = resolved.get(name);
      const entry = byName.get(name);
      if (done || !entry || seen.includes(name)) return done ?? [];
      const found = entry.node.others.flatMap(other => {
        if (!byName.has(other.id)) return this.table.tenants(other.id, spanOf(entry.file, other));
        this.table.mention('tenants', other.id, spanOf(entry.file, other));
        return members(other.id, [...seen, name]);
      });
      const unique = [...new Set(found)];
      resolved.set(name, unique);
      return unique;
    };
    for (const [name, entry] of byName) {
      const list = members(name, []);
      if (list.length === 0) this.log.report('empty-set', entry.place.span, `"${name}" has no tenants.`);
      this.table.addSet(name, list);
      this.sets.push({ ...this.base(entry, 'tenants', `tenants:${name}`, {}), members: list });
    }
  }

  private place(entry: Entry & { kind: PlacedKind }): Placement[] {
    const name = nameOf(entry.node);
    const { keyword } = entry.kind;
    const tenants = entry.tenants.flatMap(({ name: tenant, span }) => this.table.tenants(tenant, span));
    return [...new Set(tenants)].flatMap(tenant => {
      const key = `${keyword}:${tenant}/${name}`;
      return this.table.add(keyword, entry.kind.singleton ? `the ${entry.kind.title}` : name, tenant, key, entry.place.span) ? [{ entry, tenant, key }] : [];
    });
  }

  private connect(entry: Entry & { kind: Extract<Kind, { header: 'link' | 'mesh' }> }): Pair[] {
    const names = (list: Declaration['names']) =>
      list.flatMap(name => (name.id ? this.table.tenants(name.id, spanOf(entry.file, name)).map(tenant => ({ tenant, set: this.table.isSet(name.id) })) : []));
    const from = names(entry.node.names);
    const to = entry.kind.header === 'mesh' ? from : names(entry.node.others);
    const meshKey = entry.kind.header === 'mesh' ? `mesh:${from.map(({ tenant }) => tenant).join(',')}` : undefined;
    const pairs = from.flatMap(source =>
      to.flatMap(target => {
        if (source.tenant === target.tenant && (meshKey || source.set || target.set)) return [];
        return [
          {
            entry,
            source: source.tenant,
            target: target.tenant,
            key: this.linkKey(source.tenant, target.tenant),
            several: from.length > 1 || to.length > 1,
            mesh: meshKey,
          },
        ];
      }),
    );
    for (const { source, target, key } of pairs) this.table.addLink(source, target, key);
    if (meshKey) {
      this.meshes.push({
        ...this.base(entry, 'mesh', meshKey, {}),
        name: from.map(({ tenant }) => tenant).join(', '),
        members: from.map(({ tenant }) => tenant),
        links: pairs.map(({ key }) => key),
      });
    }
    return pairs;
  }

  private readonly linkCount = new Map<string, number>();
  private linkKey(source: string, target: string): string {
    const key = `sync:${source}/${target}`;
    const count = (this.linkCount.get(key) ?? 0) + 1;
    this.linkCount.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  }

  // --- reading ---

  private readMapping(entry: Entry): void {
    const name = nameOf(entry.node);
    if (this.mappings.has(name)) return;
    const flows = this.readings.read(entry.node, entry.file, 'flows', {}, cx =>
      (entry.node.body?.items ?? []).flatMap(item => {
        if (isFlow(item)) return readFlow(item, cx) ?? [];
        this.log.report('header', cx.span(item), 'A mapping has lines of the form target <- source.');
        return [];
      }),
    );
    this.mappings.set(name, { ...this.base(entry, 'mapping', `mapping:${name}`, {}), flows });
  }

  private readLink({ entry, source, target, key, several, mesh }: Pair): void {
    const { values, spans } = this.read(entry, { tenant: source, partner: target });
    const base = this.base(entry, 'sync', key, spans);
    const mapping = typeof values['mapping'] === 'string' ? this.mappings.get(values['mapping']) : undefined;
    const [from, to] = [this.titleOf(source), this.titleOf(target)];
    const stated = entry.node.display?.value;
    const link = entry.kind.create(
      {
        ...base,
        name: `${source} -> ${target}`,
        displayName: stated === undefined ? `${from} to ${to}` : several ? `${stated} (${from} to ${to})` : stated,
        source,
        target,
        flows: (mapping?.flows ?? []).map(flow => this.bind(flow, source, target)),
        ...(mesh ? { mesh } : {}),
      },
      values,
    );
    this.links.push(link);
  }

  /** A mapping row for one link: its extensions are those of these two tenants. */
  private bind(flow: AttributeFlow, source: string, target: string): AttributeFlow {
    const inTenant = (attribute: AttributeName, tenant: string): AttributeName => {
      const extension = this.table.extensionKey(attribute.name, tenant);
      return extension ? { ...attribute, extension } : { name: attribute.name, span: attribute.span };
    };
    return { ...flow, target: inTenant(flow.target, target), source: mapAttributes(flow.source, attribute => inTenant(attribute, source)) };
  }

  private readPlaced({ entry, tenant, key }: Placement): void {
    const existing = Boolean(entry.node.existing);
    const resource = this.readings.read(entry.node, entry.file, 'resource', { tenant }, cx => {
      const { place, kind, node } = entry;
      const { values, spans } = readProperties(node.body, kind.properties, kind.title, existing, place.span, cx, this.log);
      const policies = this.readBlocks(entry, key, cx, existing);
      return kind.create({ ...this.base(entry, kind.keyword as ResourceKind, key, spans), tenant, existing }, values, { type: node.type?.id, policies });
    });
    this.resources.push(resource);
  }

  private readBlocks(entry: Entry & { kind: PlacedKind }, key: string, cx: ReadContext, existing: boolean): AssignmentPolicy[] {
    const labels = new Map<string, Span>();
    return (entry.node.body?.items ?? []).flatMap(item => {
      if (isProperty(item)) return [];
      const span = cx.span(item);
      const kind = isBlock(item) ? entry.kind.blocks?.[item.kind] : undefined;
      if (!isBlock(item) || !kind) {
        const names = Object.keys(entry.kind.blocks ?? {});
        this.log.report(
          'unknown-kind',
          span,
          isBlock(item)
            ? `${sentenceArticle(entry.kind.title)} has no "${item.kind}" inside.${names.length > 0 ? ` It has ${names.join(', ')}.` : ''}`
            : `${sentenceArticle(entry.kind.title)} has properties, not mapping lines.`,
        );
        return [];
      }
      if (existing) {
        this.log.report(
          'not-for-existing',
          span,
          `This ${entry.kind.title} exists already and is never written: it cannot have ${withArticle(kind.title)} here.`,
        );
        return [];
      }
      const block = this.readBlock(item, kind, key, entry.file, cx);
      const first = labels.get(block.displayName.toLowerCase());
      if (first) {
        this.log.report('duplicate-display-name', block.span, `This ${entry.kind.title} has another ${kind.title} "${block.displayName}".`, {
          related: [{ span: first, message: 'the first one' }],
        });
        return [];
      }
      labels.set(block.displayName.toLowerCase(), block.span);
      return [block];
    });
  }

  private readBlock(node: Block, kind: BlockKind, owner: string, file: SourceFile, cx: ReadContext): AssignmentPolicy {
    const label = node.label?.value ?? node.name?.id ?? '';
    const span = spanOf(file, node.label ?? node.name ?? node);
    const declaration = spanOf(file, node);
    const { values, spans } = readProperties(node.body, kind.properties, kind.title, false, span, cx, this.log);
    this.rejectNested(node.body, kind.title, cx);
    return kind.create(
      {
        kind: 'policy',
        key: `policy:${owner.slice(owner.indexOf(':') + 1)}/${label}`,
        name: label,
        displayName: label,
        displayNameStated: true,
        span,
        declaration,
        ...(node.body ? { body: spanOf(file, node.body) } : {}),
        spans,
        ...documented(file, declaration),
      },
      values,
    );
  }

  private readPair(entry: Entry & { kind: Extract<Kind, { header: 'pair' }> }): void {
    const expand = (list: Declaration['names']) => list.flatMap(name => (name.id ? this.table.tenants(name.id, spanOf(entry.file, name)) : []));
    const partners = expand(entry.node.others);
    for (const tenant of expand(entry.node.names)) {
      for (const partner of partners) {
        if (tenant === partner) {
          if (partners.length === 1) this.log.report('header', entry.place.span, 'Cross-tenant access settings are between two different tenants.');
          continue;
        }
        const key = `access:${tenant}/${partner}`;
        if (!this.table.add('access', `${tenant} with ${partner}`, tenant, key, entry.place.span)) continue;
        const { values, spans } = this.read(entry, { tenant, partner });
        this.resources.push(
          entry.kind.create(
            {
              ...this.base(entry, 'access', key, spans),
              name: `${tenant} with ${partner}`,
              displayName: `${this.titleOf(tenant)} with ${this.titleOf(partner)}`,
              tenant,
              partner,
              existing: false,
            },
            values,
          ),
        );
      }
    }
  }

  // --- helpers ---

  private read(entry: Entry, scope: { tenant?: string; partner?: string }) {
    return this.readings.read(entry.node, entry.file, 'properties', scope, cx => {
      this.rejectNested(entry.node.body, entry.kind.title, cx);
      return readProperties(entry.node.body, entry.kind.properties, entry.kind.title, false, entry.place.span, cx, this.log);
    });
  }

  private rejectNested(body: Body | undefined, title: string, cx: ReadContext): void {
    for (const item of body?.items ?? []) {
      if (!isProperty(item)) this.log.report('unknown-kind', cx.span(item), `${sentenceArticle(title)} has properties only.`);
    }
  }

  private base<K extends string>(entry: Entry, kind: K, key: string, spans: Declared<K>['spans']): Declared<K> {
    const name = nameOf(entry.node);
    const stated = entry.node.display?.value;
    return {
      kind,
      key,
      name,
      displayName: stated ?? name,
      displayNameStated: stated !== undefined,
      ...entry.place,
      spans,
    };
  }

  private titleOf(tenant: string): string {
    return this.titles.get(tenant) ?? tenant;
  }
}

interface Placement {
  readonly entry: Entry & { kind: PlacedKind };
  readonly tenant: string;
  readonly key: string;
}

interface Pair {
  readonly entry: Entry & { kind: Extract<Kind, { header: 'link' | 'mesh' }> };
  readonly source: string;
  readonly target: string;
  readonly key: string;
  /** Whether the declaration makes more than one link. */
  readonly several: boolean;
  readonly mesh?: string;
}

const nameOf = (node: Declaration): string => node.names[0]?.id ?? '';

function documented(file: SourceFile, declaration: Span): { documentation?: string } {
  const documentation = commentAbove(file.text, declaration.start);
  return documentation ? { documentation } : {};
}
