import { rule } from '../rule.ts';

export const limitTenantsPerUser = rule({
  code: 'limit-tenants-per-user',
  severity: 'warning',
  why: 'One person can have an account in 500 tenants, the own one included. Accounts beyond that cannot be created.',
  source: 'directory-service-limits-restrictions',
  check({ topology, index, report }) {
    for (const { name } of topology.tenants) {
      const byGroup = new Map<string, Set<string>>();
      for (const { assigned, target } of index.linksFrom(name)) {
        for (const { key } of assigned) byGroup.set(key, (byGroup.get(key) ?? new Set()).add(target));
      }
      for (const [key, targets] of byGroup) {
        const sent = index.resource(key);
        if (sent && targets.size > 499) report(sent.span, 'A user can be in 500 tenants at most.');
      }
    }
  },
});
