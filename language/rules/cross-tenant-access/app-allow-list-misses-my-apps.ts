import { quoted } from '../facts/names.ts';
import { rule } from '../rule.ts';

/** The portals in which people ask for access and find their applications. */
const portals: ReadonlyMap<string, string> = new Map([
  ['2793995e-0a7d-40d7-bd35-6968ba142197', 'My Apps'],
  ['0000000c-0000-0000-c000-000000000000', 'App Access Panel'],
  ['8c59ead7-d703-4a27-9e55-c96a0054c8d2', 'My Profile'],
  ['19db86c3-b2b9-44cc-b339-36da233a3be2', 'My Sign-ins'],
]);

export const appAllowListMissesMyApps = rule({
  code: 'app-allow-list-misses-my-apps',
  severity: 'warning',
  why: 'When only chosen applications are allowed, the portals must be listed: My Apps 2793995e-0a7d-40d7-bd35-6968ba142197, App Access Panel 0000000c-0000-0000-c000-000000000000, My Profile/My Access 8c59ead7-d703-4a27-9e55-c96a0054c8d2, My Sign-ins 19db86c3-b2b9-44cc-b339-36da233a3be2.',
  source: 'cross-tenant-access-settings-b2b-collaboration, entitlement-management-external-users',
  check({ index, report }) {
    for (const access of index.all('access')) {
      for (const property of ['inbound', 'outbound'] as const) {
        const applications = access[property]?.applications;
        if (applications?.accessType !== 'allowed' || applications.targets === 'all') continue;
        const listed = new Set(applications.targets.map(target => ('ref' in target ? index.get('application', target.ref.key)?.appId : undefined)));
        const missing = [...portals].filter(([appId]) => !listed.has(appId)).map(([, title]) => title);
        if (missing.length === 0) continue;
        report(access.spans[property] ?? access.span, `The allow-list lacks ${quoted(missing)}; users cannot open My Access / My Apps / My Sign-ins.`);
      }
    }
  },
});
