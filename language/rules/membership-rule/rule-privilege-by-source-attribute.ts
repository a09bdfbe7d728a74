import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { quoted } from '../facts/names.ts';
import { powerfulRoles } from '../facts/packages.ts';
import { requestInstead } from '../role/on-request.ts';
import { rule } from '../rule.ts';

export const rulePrivilegeBySourceAttribute = rule({
  code: 'rule-privilege-by-source-attribute',
  severity: 'warning',
  why: 'The source writes this attribute. Whoever can edit users there, or the mapping, can give a privileged role in your tenant.',
  check({ topology, index, report }) {
    for (const { rule, tenant, package: one, policy } of ruleUses(topology)) {
      const roles = one ? powerfulRoles(topology, one) : [];
      if (roles.length === 0) continue;
      for (const { node } of conditionsOf(rule.root)) {
        const { property } = node;
        const writing = property ? index.linksTo(tenant).filter(link => deliveryOf(index, link, property)) : [];
        // That an account is enabled narrows the rule and decides nothing by itself.
        if (!property || writing.length === 0 || property.name === 'accountEnabled') continue;
        report(
          node.span,
          `An administrator of ${quoted(writing.map(({ source }) => source))} decides who gets ${quoted(roles.map(({ role }) => role))} in "${tenant}".`,
          {
            related: writing.slice(0, 3).map(link => ({ span: link.span, message: `writes "${property.name}"` })),
            fixes: one && policy ? requestInstead(topology, one, policy) : [],
          },
        );
      }
    }
  },
});
