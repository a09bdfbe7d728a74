import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { constantsOf } from '../facts/delivered.ts';
import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { perTopology } from '../facts/per-topology.ts';
import { rule } from '../rule.ts';

export const ruleMemberofEnded = rule({
  code: 'rule-memberof-ended',
  severity: 'error',
  why: 'Microsoft has ended rules that use memberOf: they are no longer processed, so nobody is added and nobody is removed. Ask for an attribute that the link writes.',
  source: 'entitlement-management-access-package-auto-assignment-policy, groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        if (!node.property || !/^memberof$/i.test(node.property.name)) continue;
        report(node.property.span, 'memberOf rules stopped working on 3 November 2026.', {
          fixes: (marks(topology).get(tenant) ?? []).map(condition => ({ title: `Ask for ${condition}`, edits: [replace(node.span, condition)] })),
        });
      }
    }
  },
});

const shown = 3;

/** Conditions that hold for the users of a link, because it writes one text for all of them; by the tenant it leads into. */
const marks = perTopology(({ links }): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const link of links) {
    const conditions = found.get(link.target) ?? new Set();
    found.set(link.target, conditions);
    for (const { property, constant } of conditions.size < shown ? constantsOf(link) : []) conditions.add(`user.${property} -eq ${quotedText(constant)}`);
  }
  return new Map([...found].map(([tenant, conditions]) => [tenant, [...conditions].slice(0, shown)]));
});
