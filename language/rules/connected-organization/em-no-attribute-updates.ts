import { ruleUses } from '../facts/conditions.ts';
import { organizationsAsked } from '../facts/organizations.ts';
import { rule } from '../rule.ts';

export const emNoAttributeUpdates = rule({
  code: 'em-no-attribute-updates',
  severity: 'info',
  why: 'Entitlement management invites people and does not update their attributes afterwards. What the rule reads stays as it was at the invitation.',
  source: 'defender-xdr-entra-mto',
  check({ topology, index, report }) {
    const asked = organizationsAsked(topology);
    const inviting = new Map(
      index
        .all('organization')
        .filter(({ key }) => asked.has(key))
        .map(organization => [organization.tenant, organization]),
    );
    for (const { rule, tenant } of ruleUses(topology)) {
      const organization = inviting.get(tenant);
      if (!organization || index.linksTo(tenant).length > 0) continue;
      report(rule.span, 'Entitlement management does not keep attributes of invited users up to date.', {
        related: [{ span: organization.span, message: 'brings users by invitation' }],
      });
    }
  },
});
