import { rule } from '../rule.ts';

export const tenantUnreachable = rule({
  code: 'tenant-unreachable',
  severity: 'info',
  why: 'Nothing leads into this tenant or out of it: no link, no connected organization, no access settings. It was probably forgotten, and nothing will be deployed for it.',
  check({ topology, index, report }) {
    if (topology.tenants.length < 2) return;
    const mentioned = new Set<string>();
    for (const { source, target } of topology.links) mentioned.add(source).add(target);
    for (const { tenant, partner } of [...index.all('access'), ...index.all('organization')]) {
      if (partner !== undefined) mentioned.add(tenant).add(partner);
    }
    for (const { name, span } of topology.tenants) {
      if (!mentioned.has(name)) report(span, `Nobody from another tenant can reach "${name}" in this model.`);
    }
  },
});
