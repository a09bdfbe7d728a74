import { organizationsAsked } from '../facts/organizations.ts';
import { rule } from '../rule.ts';

export const connectedOrganizationUnused = rule({
  code: 'connected-organization-unused',
  severity: 'hint',
  why: 'No policy names this organization, so its people can ask for nothing.',
  check({ topology, index, report }) {
    const asked = organizationsAsked(topology);
    for (const { key, name, span } of index.all('organization')) if (!asked.has(key)) report(span, `No policy uses "${name}".`);
  },
});
