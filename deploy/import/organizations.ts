import { withoutStamp } from '../plan/stamp.ts';
import { objects, text } from '../transport/json.ts';
import { described } from './groups.ts';
import type { ObservedTenant } from './observed.ts';
import { isPlain, quote } from './quote.ts';
import type { Registry } from './registry.ts';
import { type Line, line } from './unit.ts';
import type { Writer } from './writer.ts';

/** Connected organizations, found again by the tenant or the domain behind them. */
export function writeOrganizations(observed: ObservedTenant, registry: Registry, writer: Writer): void {
  const tenant = observed.tenant.name;
  for (const { organization, internalSponsors, externalSponsors } of observed.organizations) {
    const name = text(organization['displayName']);
    const found = registry.of('organization', tenant, text(organization['id']));
    if (!found) continue;
    const what = `the connected organization "${name}"`;
    const sources = objects(organization['identitySources']);
    const [source] = sources;
    const other = registry.tenantOf(text(source?.['tenantId']));
    const domain = text(source?.['domainName']);
    const identity = other ? line('tenant', other.name) : domain && isPlain(domain) ? line('domain', quote(domain)) : undefined;
    if (!isPlain(name) || !identity) {
      writer.omit(tenant, what, identity ? 'its name has characters that a file must not hold' : 'it stands for no tenant and no domain', found.key);
      continue;
    }
    if (sources.length > 1) writer.omit(tenant, `other identity sources of ${what}`, 'the language has one for each');
    const sponsors = (side: 'internalSponsors' | 'externalSponsors', live: typeof internalSponsors): Line[] => {
      const named = live.map(sponsor => ({ sponsor, user: registry.of('user', tenant, text(sponsor['id'])) }));
      for (const { sponsor } of named.filter(({ user }) => !user))
        writer.omit(tenant, `the sponsor "${text(sponsor['displayName'])}" of ${what}`, 'it is no user, or was not found');
      const users = named.flatMap(({ user }) => user ?? []);
      return users.length > 0
        ? [
            line(
              side,
              users
                .map(user => user.symbol)
                .sort()
                .join(', '),
              users.map(user => user.key),
            ),
          ]
        : [];
    };
    writer.add({
      ...{ key: found.key, keyword: 'organization', tenant, symbol: found.symbol, display: quote(name), existing: false, blocks: [] },
      lines: [
        ...described(withoutStamp(text(organization['description'])), name),
        identity,
        ...(text(organization['state']).toLowerCase() === 'proposed' ? [line('state', 'proposed')] : []),
        ...sponsors('internalSponsors', internalSponsors),
        ...sponsors('externalSponsors', externalSponsors),
      ],
    });
  }
}
