import type { AccessPackage, AssignmentPolicy, Group, Topology } from '../../model/topology.ts';
import type { MembershipRule, RuleNode } from '../../model/values.ts';
import { perObject, perTopology } from './per-topology.ts';

/** A membership rule and what it decides: who is in a group, or who is assigned to a package. */
export interface RuleUse {
  readonly rule: MembershipRule;
  readonly tenant: string;
  readonly group?: Group;
  readonly package?: AccessPackage;
  readonly policy?: AssignmentPolicy;
}

export const ruleUses = perTopology((topology: Topology): readonly RuleUse[] =>
  topology.resources.flatMap((resource): RuleUse[] => {
    if (resource.kind === 'group') return resource.membershipRule ? [{ rule: resource.membershipRule, tenant: resource.tenant, group: resource }] : [];
    if (resource.kind !== 'package') return [];
    return resource.policies.flatMap(policy => (policy.when ? [{ rule: policy.when, tenant: resource.tenant, package: resource, policy }] : []));
  }),
);

export type Comparison = Extract<RuleNode, { type: 'comparison' }>;
export type Collection = Extract<RuleNode, { type: 'collection' }>;

/** `negated`: under an odd number of -not; `inside`: the collection around it. */
export interface Condition {
  readonly node: Comparison | Collection;
  readonly negated: boolean;
  readonly inside?: Collection;
}

/** Every comparison and collection of a rule. */
export const conditionsOf = perObject((root: RuleNode): readonly Condition[] => within(root, false));

function within(node: RuleNode, negated: boolean, inside?: Collection): readonly Condition[] {
  switch (node.type) {
    case 'or':
    case 'and':
      return node.parts.flatMap(part => within(part, negated, inside));
    case 'not':
      return within(node.part, !negated, inside);
    case 'collection':
      return [{ node, negated, ...(inside ? { inside } : {}) }, ...within(node.part, negated, node)];
    default:
      return [{ node, negated, ...(inside ? { inside } : {}) }];
  }
}

/** The texts that a comparison wants the property to equal; empty for other operators. */
export function wantedTexts(comparison: Comparison): readonly { readonly value: string; readonly span: Comparison['span'] }[] {
  const { operator, value } = comparison;
  if (operator === '-eq' && value.type === 'text') return [{ value: value.value, span: value.span }];
  return operator === '-in' && value.type === 'list' ? value.values : [];
}
