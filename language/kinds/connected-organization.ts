import { references, tenantName } from '../values/references.ts';
import { oneOf, text } from '../values/scalars.ts';
import { placed, property } from './kind.ts';

export const connectedOrganization = placed({
  keyword: 'organization',
  title: 'connected organization',
  summary: 'Another organization whose users may request access packages of this tenant.',
  existing: 'optional',
  snippet: 'organization ${1:litware} "${2:Litware}" in ${3:contoso} {\n  tenant: ${4:litwareTenant}\n  state: configured\n}',
  properties: {
    description: property(text, 'Description of the organization.'),
    tenant: property(tenantName, 'The tenant that the organization is.', { identifies: true }),
    domain: property(text, 'A domain of the organization, where it has no tenant in this topology.', { identifies: true }),
    state: property(
      oneOf({ configured: 'covered by policies for all configured organizations', proposed: 'covered only where a policy names it' }),
      'Whether the organization counts among the configured ones.',
      { otherwise: 'configured' },
    ),
    internalSponsors: property(references(['user'], 'users'), 'Members of this tenant who answer for the organization; they can approve requests.'),
    externalSponsors: property(references(['user'], 'users'), 'Users of the organization who are guests here already; they can approve requests.'),
  },
  create: (base, values) => ({
    ...base,
    description: values.description,
    partner: values.tenant,
    domain: values.domain,
    state: values.state ?? 'configured',
    internalSponsors: values.internalSponsors ?? [],
    externalSponsors: values.externalSponsors ?? [],
  }),
});
