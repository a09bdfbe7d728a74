import { packages, rolesGivenBy } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const targetBaselineMissing = rule({
  code: 'target-baseline-missing',
  severity: 'info',
  why: "Microsoft's article on security operations gives Security Reader to everybody automatically, beside the roles on request. Without it analysts ask for a strong role only to look.",
  source: 'defender-xdr-entra-mto',
  check({ topology, index, report }) {
    const byTenant = Map.groupBy(packages(topology), ({ tenant }) => tenant);
    const gives = (tenant: string, roles: readonly string[], automatic: boolean) =>
      (byTenant.get(tenant) ?? []).filter(
        one => one.policies.some(policy => (policy.when !== undefined) === automatic) && rolesGivenBy(topology, one).some(({ role }) => roles.includes(role)),
      );
    for (const { name } of topology.tenants) {
      if (index.linksTo(name).length === 0) continue;
      const [onRequest] = gives(name, ['Security Operator', 'Security Administrator'], false);
      if (onRequest && gives(name, ['Security Reader'], true).length === 0)
        report(onRequest.span, 'Recommended: one auto assigned package with Security Reader beside the requestable ones.');
    }
  },
});
