import { userTypeOf } from '../facts/delivered.ts';
import { replace } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyMembersExcludeGuests = rule({
  code: 'policy-members-exclude-guests',
  severity: 'warning',
  why: 'All members leaves out every user of type Guest, synchronized or not. These users cannot ask for the package.',
  source: 'entitlement-management-access-package-request-policy',
  check({ topology, index, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (policy.requestors?.type !== 'allMembers') continue;
      const guests = index.linksTo(one.tenant).filter(link => userTypeOf(link) === 'Guest');
      if (guests.length === 0) continue;
      report(policy.requestors.span, `Users of ${quoted(guests.map(({ name }) => name))} are guests and not covered.`, {
        related: guests.slice(0, 3).map(({ span }) => ({ span, message: 'the link' })),
        fixes: [{ title: 'Use all users', edits: [replace(policy.requestors.span, 'all users')] }],
      });
    }
  },
});
