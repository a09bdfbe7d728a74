import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { quoted } from '../facts/names.ts';
import { rule } from '../rule.ts';
import { cannotBeSent } from './own-people.ts';

export const rulePartlyMapped = rule({
  code: 'rule-partly-mapped',
  severity: 'info',
  why: 'Each link has its own mappings, and some do not write this attribute. Users of those links never match, while the others do.',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      const links = index.linksTo(tenant);
      for (const { node } of conditionsOf(rule.root)) {
        const { property } = node;
        if (!property || cannotBeSent(property)) continue;
        const without = links.filter(link => !deliveryOf(index, link, property));
        if (without.length === 0 || without.length === links.length) continue;
        report(property.span, `Users from ${quoted(without.map(({ source }) => source))} do not carry "${property.name}".`, {
          related: without.slice(0, 3).map(({ span, name }) => ({ span, message: `${name} does not write it` })),
        });
      }
    }
  },
});
