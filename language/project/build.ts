import { type Block, type Body, isBlock, isFlow, isProperty } from '../generated/ast.ts';
import type { BlockKind, PlacedKind } from '../kinds/kind.ts';
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
import type { Problem } from '../problems/problem.ts';
import { sentenceArticle, withArticle } from '../problems/words.ts';
import { mapAttributes } from '../values/expression.ts';
import { readFlow } from '../values/flow.ts';
import type { ReadContext } from '../values/read-context.ts';
import { documented, type Entry } from './entry.ts';
import { type LinkSlot, type MeshSlot, Names, nameOf, type PairSlot, type PlacedSlot, type SetSlot, type Slot } from './names.ts';
import { ProblemLog } from './problem-log.ts';
import { readProperties } from './read-body.ts';
import { Readings } from './readings.ts';
import { type SourceFile, spanOf } from './source-file.ts';
import { lazySymbols, type Symbols } from './symbols.ts';

export interface Built {
  readonly topology: Topology;
  readonly problems: readonly Problem[];
  readonly symbols: Symbols;
}

/** What one build leaves for the next one of the same project. */
export interface Memory {
  /** None where something is wrong with a header. */
  names?: Names | undefined;
}

/**
 * The bridge from text to model: with what it calls, the only place that sees syntax trees. Two passes: first every name is
 * declared and sets, meshes and placements are expanded, then every value is read for each object it belongs to. After an
 * edit the objects of what did not change are the same ones. Never throws.
 */
export function buildTopology(root: string, pieces: readonly SourceFile[], files: readonly string[], memory: Memory = {}): Built {
  const log = new ProblemLog();
  const names = Names.of(root, pieces, memory.names, table => new Readings(table, log), log);
  memory.names = log.reported === 0 ? names : undefined;
  const topology = new Builder(names, log).build(root, files);
  const { table } = names;
  const symbols = lazySymbols(
    () => names.declarations,
    () => [...names.mentions, ...table.mentions],
  );
  return { topology, problems: log.problems, symbols };
}

class Builder {
  private readonly names: Names;
  private readonly log: ProblemLog;
  private readonly readings: Readings;
  private readonly titles = new Map<string, string>();
  private readonly mappings = new Map<string, Mapping>();

  constructor(names: Names, log: ProblemLog) {
    this.names = names;
    this.log = log;
    this.readings = new Readings(names.table, log);
  }

  build(root: string, files: readonly string[]): Topology {
    const { names } = this;
    const identity = names.topology && this.topology(names.topology);
    const tenants = names.tenants.map(slot => this.tenant(slot));
    for (const { name, displayName } of tenants) this.titles.set(name, displayName);
    const mappings = names.mappings.map(slot => this.mapping(slot));
    for (const mapping of mappings) this.mappings.set(mapping.name, mapping);
    return {
      schema: 'tenantry.topology/1',
      root,
      files,
      ...(identity ? { identity } : {}),
      tenants,
      sets: names.sets.map(slot => this.set(slot)),
      meshes: names.meshes.map(slot => this.mesh(slot)),
      mappings,
      links: names.links.map(slot => this.link(slot)),
      resources: [...names.placed.map(slot => this.placed(slot)), ...names.pairs.map(slot => this.pair(slot))],
    };
  }

  /** What `make` makes of the texts of a slot and of `parts`: the same object as long as these are the same. */
  private of<T>(slot: Slot, parts: readonly unknown[], make: () => T): T {
    const { made, entry } = slot;
    const all = [entry.node, ...parts];
    if (made?.readings.every(({ kept }) => kept) && made.of.every((part, i) => part === all[i])) {
      for (const reading of made.readings) this.readings.repeat(reading);
      return made.result as T;
    }
    const { result, readings } = this.readings.during(make);
    slot.made = { of: all, readings, result };
    return result;
  }

  private topology(slot: Slot): TopologyIdentity {
    return this.of(slot, [], () => this.base(slot.entry, 'topology', `topology:${nameOf(slot.entry.node)}`, this.read(slot.entry, {}).spans));
  }

  private tenant(slot: Names['tenants'][number]): Tenant {
    const { entry } = slot;
    return this.of(slot, [], () => {
      const { values, spans } = this.read(entry, {});
      return entry.kind.create(this.base(entry, 'tenant', `tenant:${nameOf(entry.node)}`, spans), values);
    });
  }

  private set(slot: SetSlot): TenantSet {
    const { entry, members } = slot;
    return this.of(slot, [], () => ({ ...this.base(entry, 'tenants', `tenants:${nameOf(entry.node)}`, {}), members }));
  }

  private mesh(slot: MeshSlot): Mesh {
    const { entry, key, members, links } = slot;
    return this.of(slot, [], () => ({ ...this.base(entry, 'mesh', key, {}), name: members.join(', '), members, links }));
  }

  private mapping(slot: Names['mappings'][number]): Mapping {
    const { entry } = slot;
    return this.of(slot, [], () => {
      const flows = this.readings.read(entry.node, entry.file, 'flows', {}, cx =>
        (entry.node.body?.items ?? []).flatMap(item => {
          if (isFlow(item)) return readFlow(item, cx) ?? [];
          this.log.report('header', cx.span(item), 'A mapping has lines of the form target <- source.');
          return [];
        }),
      );
      return { ...this.base(entry, 'mapping', `mapping:${nameOf(entry.node)}`, {}), flows };
    });
  }

  private link(slot: LinkSlot): SyncLink {
    const { entry, source, target, key, several, mesh } = slot;
    const [from, to] = [this.titleOf(source), this.titleOf(target)];
    const { values, spans } = this.read(entry, { tenant: source, partner: target });
    const mapping = typeof values['mapping'] === 'string' ? this.mappings.get(values['mapping']) : undefined;
    return this.of(slot, [values, mapping, from, to], () => {
      const stated = entry.node.display?.value;
      return entry.kind.create(
        {
          ...this.base(entry, 'sync', key, spans),
          name: `${source} -> ${target}`,
          displayName: stated === undefined ? `${from} to ${to}` : several ? `${stated} (${from} to ${to})` : stated,
          source,
          target,
          flows: (mapping?.flows ?? []).map(flow => this.bind(flow, source, target)),
          ...(mesh ? { mesh } : {}),
        },
        values,
      );
    });
  }

  /** A mapping row for one link: its extensions are those of these two tenants. */
  private bind(flow: AttributeFlow, source: string, target: string): AttributeFlow {
    const inTenant = (attribute: AttributeName, tenant: string): AttributeName => {
      const extension = this.names.table.extensionKey(attribute.name, tenant);
      return extension ? { ...attribute, extension } : { name: attribute.name, span: attribute.span };
    };
    return { ...flow, target: inTenant(flow.target, target), source: mapAttributes(flow.source, attribute => inTenant(attribute, source)) };
  }

  private placed(slot: PlacedSlot): Resource {
    const { entry, tenant, key } = slot;
    const { node, kind, file } = entry;
    return this.of(slot, [], () =>
      this.readings.read(node, file, 'resource', { tenant }, cx => {
        const existing = Boolean(node.existing);
        const { values, spans } = readProperties(node.body, kind.properties, kind.title, existing, entry.place.span, cx, this.log);
        const policies = this.readBlocks(entry, key, cx, existing);
        return kind.create({ ...this.base(entry, kind.keyword as ResourceKind, key, spans), tenant, existing }, values, { type: node.type?.id, policies });
      }),
    );
  }

  private pair(slot: PairSlot): Resource {
    const { entry, tenant, partner, key } = slot;
    const [one, other] = [this.titleOf(tenant), this.titleOf(partner)];
    return this.of(slot, [one, other], () => {
      const { values, spans } = this.read(entry, { tenant, partner });
      return entry.kind.create(
        {
          ...this.base(entry, 'access', key, spans),
          name: `${tenant} with ${partner}`,
          displayName: `${one} with ${other}`,
          tenant,
          partner,
          existing: false,
        },
        values,
      );
    });
  }

  private readBlocks(entry: Entry<PlacedKind>, key: string, cx: ReadContext, existing: boolean): AssignmentPolicy[] {
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
