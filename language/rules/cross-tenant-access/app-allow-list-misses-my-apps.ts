import type { TopologyIndex } from '../../model/query.ts';
import type { AccessSettings, Topology } from '../../model/topology.ts';
import type { Edit } from '../../problems/problem.ts';
import { applicationsById } from '../facts/by-tenant.ts';
import { after, declareBeside } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { freeName, pairsAt, placement } from '../facts/placement.ts';
import { rule } from '../rule.ts';

/** The portals in which people ask for access and find their applications, by application id. */
const portals: ReadonlyMap<string, string> = new Map([
  ['2793995e-0a7d-40d7-bd35-6968ba142197', 'My Apps'],
  ['0000000c-0000-0000-c000-000000000000', 'App Access Panel'],
  ['8c59ead7-d703-4a27-9e55-c96a0054c8d2', 'My Profile'],
  ['19db86c3-b2b9-44cc-b339-36da233a3be2', 'My Sign-ins'],
]);

type Direction = 'inbound' | 'outbound';

export const appAllowListMissesMyApps = rule({
  code: 'app-allow-list-misses-my-apps',
  severity: 'warning',
  why: 'Once only chosen applications are allowed, the portals are blocked like any other. People can then neither ask for access nor see their applications, so My Apps, the App Access Panel, My Profile (with My Access) and My Sign-ins must be listed.',
  source: 'cross-tenant-access-settings-b2b-collaboration, entitlement-management-external-users',
  check({ topology, index, report }) {
    for (const access of index.all('access')) {
      for (const direction of ['inbound', 'outbound'] as const) {
        const applications = access[direction]?.applications;
        if (applications?.accessType !== 'allowed' || applications.targets === 'all') continue;
        const listed = new Set(applications.targets.map(target => ('ref' in target ? index.get('application', target.ref.key)?.appId : undefined)));
        const missing = [...portals].filter(([appId]) => !listed.has(appId));
        if (missing.length === 0) continue;
        report(
          access.spans[direction] ?? access.span,
          `The allow-list lacks ${quoted(missing.map(([, title]) => title))}; users cannot open My Access / My Apps / My Sign-ins.`,
          {
            fixes: [
              {
                title: 'Add the portal applications',
                edits: addApplications(
                  topology,
                  index,
                  access,
                  direction,
                  missing.map(([appId]) => appId),
                ),
              },
            ],
          },
        );
      }
    }
  },
});

/** Lists applications, declared already or by the fix. Those of `outbound` are the partner's. */
function addApplications(topology: Topology, index: TopologyIndex, access: AccessSettings, direction: Direction, appIds: readonly string[]): readonly Edit[] {
  const setting = access[direction];
  if (!setting) return [];
  const tenants = [...new Set(pairsAt(topology, access).map(({ tenant, partner }) => (direction === 'inbound' ? tenant : partner)))];
  const declared: string[] = [];
  const names = appIds.map(appId => {
    const known = applicationsById(topology).get(`${tenants[0]} ${appId}`);
    if (known && tenants.every(tenant => index.resource(`application:${tenant}/${known.name}`))) return known.name;
    const title = portals.get(appId) ?? appId;
    const name = freeName(topology, title);
    declared.push(`existing application ${name} "${title}" in ${placement(topology, tenants)} {\n  appId: "${appId}"\n}`);
    return name;
  });
  return [
    ...(declared.length > 0 ? [declareBeside(access, declared.join('\n\n'))] : []),
    after(setting.span, names.map(name => `, application ${name}`).join('')),
  ];
}
