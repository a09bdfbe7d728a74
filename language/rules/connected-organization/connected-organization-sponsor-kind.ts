import { rule } from '../rule.ts';
import { isGuestName } from './sponsors.ts';

export const connectedOrganizationSponsorKind = rule({
  code: 'connected-organization-sponsor-kind',
  severity: 'warning',
  why: 'Internal sponsors are members of your tenant, external sponsors are guests who exist already. Entra refuses a user in the wrong list.',
  source: 'entitlement-management-organization',
  check({ index, report }) {
    const isGuest = (key: string) => isGuestName(index.get('user', key)?.userPrincipalName ?? '');
    for (const { internalSponsors, externalSponsors } of index.all('organization')) {
      const wrong = [...internalSponsors.filter(({ key }) => isGuest(key)), ...externalSponsors.filter(({ key }) => !isGuest(key))];
      for (const { span, key } of wrong) {
        const user = index.get('user', key);
        report(span, 'Internal sponsors are members, external sponsors are guests that already exist here.', {
          related: user ? [{ span: user.span, message: 'the user' }] : [],
        });
      }
    }
  },
});
