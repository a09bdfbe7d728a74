import { rule } from '../rule.ts';
import { journeys } from './journeys.ts';

export const trustWithoutRelation = rule({
  code: 'trust-without-relation',
  severity: 'info',
  why: 'Nobody from that tenant arrives by a link or a connected organization, so the trust helps nobody. It would take effect unseen for whoever is invited later.',
  check({ topology, index, report }) {
    const arriving = new Set(journeys(topology).map(({ from, to }) => `${from} ${to}`));
    for (const access of index.all('access')) {
      if ((access.trust?.length ?? 0) === 0 || arriving.has(`${access.partner} ${access.tenant}`)) continue;
      // Direct connect brings people without any user object.
      if (access.directConnectInbound?.usersAndGroups.accessType === 'allowed') continue;
      report(access.spans['trust'] ?? access.span, `No users from "${access.partner}" arrive in this model.`);
    }
  },
});
