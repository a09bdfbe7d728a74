import { sponsorFixes } from '../connected-organization/sponsors.ts';
import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policySponsorsMissing = rule({
  code: 'policy-sponsors-missing',
  severity: 'warning',
  why: 'This organization has no sponsor of the kind that is to approve. Its requests all go to the fallback, who may not know these people.',
  source: 'entitlement-management-organization, entitlement-management-access-package-approval-policy',
  check({ topology, index, report }) {
    for (const { stage, policy, package: one } of stages(topology)) {
      const { requestors } = policy;
      const organizations =
        requestors?.type === 'organizations'
          ? requestors.organizations.flatMap(({ key }) => index.get('organization', key) ?? [])
          : requestors?.type === 'allConfiguredOrganizations'
            ? index.all('organization').filter(({ tenant, state }) => tenant === one.tenant && state === 'configured')
            : [];
      for (const actor of stage.approvers) {
        if (actor.type !== 'internalSponsors' && actor.type !== 'externalSponsors') continue;
        // What an organization has that exists already is not known.
        const without = organizations.filter(organization => !organization.existing && organization[actor.type].length === 0);
        for (const organization of without) {
          const { name, span } = organization;
          report(actor.span, `"${name}" has no ${actor.type === 'internalSponsors' ? 'internal' : 'external'} sponsor; the fallback decides.`, {
            related: [{ span, message: 'the organization' }],
            fixes: sponsorFixes(topology, index, organization, actor.type),
          });
        }
      }
    }
  },
});
