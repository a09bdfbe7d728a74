import { rule } from '../rule.ts';

export const connectedOrganizationNoSponsor = rule({
  code: 'connected-organization-no-sponsor',
  severity: 'hint',
  why: 'Policies with sponsor approval then rely on fallbacks.',
  check({ index, report }) {
    for (const { existing, internalSponsors, externalSponsors, name, span } of index.all('organization')) {
      if (!existing && internalSponsors.length + externalSponsors.length === 0) report(span, `No sponsor can approve requests from "${name}".`);
    }
  },
});
