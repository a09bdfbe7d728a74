import type { RuleNode } from '../../model/values.ts';
import { ruleUses } from '../facts/conditions.ts';
import { rule } from '../rule.ts';

export const ruleMatchesEveryone = rule({
  code: 'rule-matches-everyone',
  severity: 'warning',
  why: 'Nothing narrows this rule, so everybody in the tenant gets the package, guests included. A policy also covers at most 15,000 identities.',
  check({ topology, report }) {
    for (const { rule, tenant, policy } of ruleUses(topology)) {
      if (policy && holdsForEveryone(rule.root)) report(rule.span, `This rule assigns everyone in "${tenant}".`);
    }
  },
});

function holdsForEveryone(node: RuleNode): boolean {
  if (node.type === 'and') return node.parts.every(holdsForEveryone);
  if (node.type === 'or') return node.parts.some(holdsForEveryone);
  if (node.type !== 'comparison' || node.value.type !== 'bare') return false;
  const { property, operator, value } = node;
  if (operator === '-ne' && value.text === 'null') return ['objectId', 'userPrincipalName', 'userType', 'displayName'].includes(property?.name ?? '');
  return operator === '-eq' && value.text === 'true' && property?.name === 'accountEnabled';
}
