import { ruleUses } from '../facts/conditions.ts';
import { organizationsAsked } from '../facts/organizations.ts';
import { rule } from '../rule.ts';

export const emNoAttributeUpdates = rule({
  code: 'em-no-attribute-updates',
  severity: 'info',
  why: 'Sync does, entitlement management does not.',
  source: 'defender-xdr-entra-mto',
  check({ topology, index, report }) {
    const asked = organizationsAsked(topology);
    for (const { rule, tenant } of ruleUses(topology)) {
      const organization = index.in(tenant).find(({ kind, key }) => kind === 'organization' && asked.has(key));
      if (!organization || index.linksTo(tenant).length > 0) continue;
      report(rule.span, 'Entitlement management does not keep attributes of invited users up to date.', {
        related: [{ span: organization.span, message: 'brings users by invitation' }],
      });
    }
  },
});
