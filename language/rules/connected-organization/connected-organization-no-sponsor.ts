import { rule } from '../rule.ts';
import { sponsorFixes } from './sponsors.ts';

export const connectedOrganizationNoSponsor = rule({
  code: 'connected-organization-no-sponsor',
  severity: 'hint',
  why: 'Nobody answers for the people of this organization. Policies with approval by sponsors send every request to the fallback.',
  check({ topology, index, report }) {
    for (const organization of index.all('organization')) {
      const { existing, internalSponsors, externalSponsors, name, span } = organization;
      if (existing || internalSponsors.length + externalSponsors.length > 0) continue;
      report(span, `No sponsor can approve requests from "${name}".`, { fixes: sponsorFixes(topology, index, organization, 'internalSponsors') });
    }
  },
});
