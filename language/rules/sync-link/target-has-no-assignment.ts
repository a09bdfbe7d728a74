import { ruleUses } from '../facts/conditions.ts';
import { quoted, together } from '../facts/names.ts';
import { isForInsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const targetHasNoAssignment = rule({
  code: 'target-has-no-assignment',
  severity: 'warning',
  why: 'Sync creates users, it assigns no resources.',
  source: 'defender-xdr-entra-mto',
  check({ topology, report }) {
    const giving = new Set([
      ...ruleUses(topology).map(({ tenant }) => tenant),
      ...policies(topology)
        .filter(({ policy }) => policy.when || isForInsiders(policy))
        .map(({ package: one }) => one.tenant),
    ]);
    for (const links of together(
      topology.links.filter(({ target }) => !giving.has(target)),
      ({ span }) => span,
    )) {
      report(links[0].span, `Users of ${quoted(links.map(({ source }) => source))} arrive in ${quoted(links.map(({ target }) => target))} without any access.`);
    }
  },
});
