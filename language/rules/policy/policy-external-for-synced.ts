import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyExternalForSynced = rule({
  code: 'policy-external-for-synced',
  severity: 'warning',
  why: 'A synchronized user counts as in your directory.',
  check({ topology, index, report }) {
    for (const { policy } of policies(topology)) {
      const { requestors } = policy;
      for (const ref of requestors?.type === 'organizations' ? requestors.organizations : []) {
        const organization = index.get('organization', ref.key);
        const link = organization && index.linksTo(organization.tenant).find(({ source }) => source === organization.partner);
        if (!link) continue;
        report(ref.span, `Users of "${link.name}" are already in the directory; this policy does not address them.`, {
          related: [{ span: link.span, message: 'the link' }],
        });
      }
    }
  },
});
