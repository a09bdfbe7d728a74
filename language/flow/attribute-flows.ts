import { defaultMappings } from '../data/attributes.ts';
import { indexOf } from '../model/query.ts';
import type { Span } from '../model/source.ts';
import type { SyncLink, Topology } from '../model/topology.ts';
import type { AttributeFlow, AttributeName, Expression } from '../model/values.ts';
import { conditionsOf, type RuleUse, ruleUses } from '../rules/facts/conditions.ts';
import { deliveryOf } from '../rules/facts/delivered.ts';
import { expressionText } from '../rules/facts/expression-text.ts';
import { perTopology } from '../rules/facts/per-topology.ts';

/** One place where a membership rule of a tenant reads an attribute of its users, and the links that write it there. */
export interface AttributeReading {
  readonly property: AttributeName;
  /** From `user` to the end of the name. */
  readonly span: Span;
  /** Symbol of the tenant whose users are read. */
  readonly tenant: string;
  /** The rule, and the group or policy that it decides for. */
  readonly use: RuleUse;
  readonly writes: readonly AttributeWrite[];
  /** Links into the tenant whose users arrive without the attribute. */
  readonly without: readonly SyncLink[];
}

/** How one link fills an attribute of the users it sends. Whom it sends is said by its scope, filter and assignments. */
export interface AttributeWrite {
  readonly link: SyncLink;
  /** Row of the link's mapping; absent for a default mapping and for what the directory fills itself. */
  readonly row?: AttributeFlow;
  /** The source as people write it: `[department]`, `"Contoso"`; absent where the directory fills the attribute itself. */
  readonly source?: string;
  readonly type: Expression['type'] | 'directory';
  readonly apply: 'always' | 'onCreate';
}

/** Every reading of an attribute in a dynamic group or an automatic policy, once for each tenant that evaluates it. */
export const attributeFlows = perTopology((topology: Topology): readonly AttributeReading[] => {
  const index = indexOf(topology);
  return ruleUses(topology).flatMap(use =>
    conditionsOf(use.rule.root).flatMap(({ node }): AttributeReading[] => {
      const { property } = node;
      if (!property) return [];
      const subject = node.type === 'comparison' ? node.subject : 'user';
      if (subject !== 'user') return [];
      const links = index.linksTo(use.tenant);
      const writes = links.flatMap(link => writeOf(topology, link, property) ?? []);
      const writing = new Set(writes.map(({ link }) => link));
      return [
        {
          property,
          span: { ...property.span, start: property.span.start - subject.length - 1 },
          tenant: use.tenant,
          use,
          writes,
          without: links.filter(link => !writing.has(link)),
        },
      ];
    }),
  );
});

const defaults = new Map(defaultMappings.map(mapping => [mapping.target, mapping]));

function writeOf(topology: Topology, link: SyncLink, property: AttributeName): AttributeWrite | undefined {
  const delivery = deliveryOf(indexOf(topology), link, property);
  if (!delivery) return undefined;
  const { row, apply } = delivery;
  if (row) return { link, row, source: expressionText(row.source), type: row.source.type, apply };
  const source = defaults.get(delivery.attribute)?.source;
  return source === undefined ? { link, type: 'directory', apply } : { link, source, type: typeOf(source), apply };
}

const typeOf = (source: string): Expression['type'] => (source.startsWith('[') ? 'attribute' : source.startsWith('"') ? 'constant' : 'call');
