import type { Mapping, Topology } from '../../model/topology.ts';
import type { AttributeFlow, Expression } from '../../model/values.ts';
import { perObject, perTopology } from './per-topology.ts';

export type Call = Extract<Expression, { type: 'call' }>;

/** One part of an expression, with the row it belongs to and the part around it. */
export interface ExpressionNode {
  readonly node: Expression;
  readonly parent?: Expression;
  /** Place in the parent's call, from 0. */
  readonly place?: number;
  readonly row: AttributeFlow;
  readonly mapping: Mapping;
}

/** Every part of every expression of every mapping, once, whatever the number of links that use it. */
export const expressionNodes = perTopology((topology: Topology): readonly ExpressionNode[] => topology.mappings.flatMap(expressionsOf));

/** Every part of every expression of one mapping. */
export const expressionsOf = perObject((mapping: Mapping): readonly ExpressionNode[] =>
  mapping.flows.flatMap(row => partsOf(row.source).map(part => ({ ...part, row, mapping }))),
);

/** Calls of one function, or of any. */
export const calls = (topology: Topology, ...names: string[]): readonly (ExpressionNode & { readonly node: Call })[] =>
  expressionNodes(topology).filter(
    (found): found is ExpressionNode & { readonly node: Call } => found.node.type === 'call' && (names.length === 0 || names.includes(found.node.name)),
  );

function partsOf(node: Expression, parent?: Expression, place?: number): Pick<ExpressionNode, 'node' | 'parent' | 'place'>[] {
  const here = { node, ...(parent ? { parent } : {}), ...(place === undefined ? {} : { place }) };
  switch (node.type) {
    case 'call':
      return [here, ...node.places.flatMap((inner, i) => (inner ? partsOf(inner, node, i) : []))];
    case 'comparison':
      return [here, ...partsOf(node.left, node), ...partsOf(node.right, node)];
    default:
      return [here];
  }
}
