import { setProperty } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const connectedOrganizationProposed = rule({
  code: 'connected-organization-proposed',
  severity: 'warning',
  why: 'Policies for all configured organizations leave proposed ones out. Nobody has decided yet whether this one is trusted.',
  source: 'entitlement-management-organization',
  check({ index, report }) {
    for (const organization of index.all('organization')) {
      if (organization.state !== 'proposed') continue;
      report(organization.spans['state'] ?? organization.span, `"${organization.name}" is only proposed.`, {
        fixes: [{ title: 'Set to configured', edits: setProperty(organization, 'state', 'configured') }],
      });
    }
  },
});
