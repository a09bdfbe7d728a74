import type { Application, DirectoryExtension, TopologyIndex } from '../language/model/index.ts';
import type { SeedApplication } from '../sandbox/index.ts';
import { stated } from './stated.ts';

/** Existing applications with the roles that packages give of them, and the applications behind existing extensions. */
export function applications(declared: readonly Application[], extensions: readonly DirectoryExtension[], index: TopologyIndex): SeedApplication[] {
  const seeds = new Map<string, SeedApplication>();
  for (const application of declared) {
    const { id: servicePrincipalId, appId, displayName } = application;
    const appRoles = rolesGranted(application.key, index).map(role => ({ displayName: role, value: role.replaceAll(/\s/g, '') }));
    seeds.set(appId?.toLowerCase() ?? application.key, stated({ appId, servicePrincipalId, displayName, appRoles }));
  }
  for (const { fullName, dataType, targetObject } of extensions) {
    const [appId, name] = owner(fullName);
    if (!appId || !name) continue;
    const seed = seeds.get(appId) ?? { appId, displayName: `Directory extensions ${appId.slice(0, 8)}` };
    seeds.set(appId, { ...seed, extensions: [...(seed.extensions ?? []), { name, dataType, targetObjects: [targetObject] }] });
  }
  return [...seeds.values()];
}

function rolesGranted(application: string, index: TopologyIndex): string[] {
  const grants = index.all('package').flatMap(resource => resource.grants);
  return [...new Set(grants.flatMap(grant => (grant.type === 'application' && grant.application.key === application ? [grant.role] : [])))];
}

/** Application id and name in `extension_<application id without hyphens>_<name>`. */
function owner(fullName: string | undefined): [appId?: string, name?: string] {
  const [, hex, name] = /^extension_([0-9a-f]{32})_(.+)$/i.exec(fullName ?? '') ?? [];
  return hex && name ? [hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), name] : [];
}
