import type { TopologyIndex } from '../../model/query.ts';
import type { Audience } from '../../model/values.ts';

type Organizations = Extract<Audience, { type: 'organizations' }>;

/** The audience without one organization; `undefined` where nobody would be left. */
export function withoutOrganization(index: TopologyIndex, { organizations }: Organizations, key: string): string | undefined {
  const names = new Set(organizations.flatMap(ref => (ref.key === key ? [] : (index.get('organization', ref.key)?.name ?? []))));
  return names.size > 0 ? [...names].map(name => `organization ${name}`).join(', ') : undefined;
}
