import { directoryRoles } from '../../language/data/roles.ts';
import { type JsonObject, member, objects, text } from '../transport/json.ts';
import { linkKey } from './links.ts';
import type { ObservedTenant } from './observed.ts';
import { isPlain, quote } from './quote.ts';
import { originSystem } from './references.ts';
import type { Names } from './registry.ts';

export interface GrantText {
  readonly text: string;
  readonly needs: readonly string[];
  /** The tenant into which it is the way. */
  readonly link?: string;
  /** Groups first, then applications, roles, and the ways into other tenants. */
  readonly order: string;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The tenant into which a configuration leads, where the file has that link. */
export type TargetOf = (companyId: string) => string | undefined;

/** One role that a package gives; a sentence where the language has no form for it. */
export function grantText(scope: JsonObject, observed: ObservedTenant, registry: Names, targetOf: TargetOf): GrantText | string {
  const role = text(member(scope['role'], 'originId'));
  const origin = text(member(scope['scope'], 'originId'));
  const tenant = observed.tenant.name;
  const shown = text(member(scope['scope'], 'displayName')) || text(member(scope['role'], 'displayName')) || origin;
  switch (originSystem(scope)) {
    case 'AadGroup': {
      const group = registry.of('group', tenant, origin);
      const as = same(role, `Member_${origin}`) ? '' : same(role, `Owner_${origin}`) ? ' as owner' : undefined;
      if (!group || as === undefined) return `it gives "${shown}", a group that was not found`;
      return { text: `group ${group.symbol}${as}`, needs: [group.key], order: `1 ${group.symbol}${as}` };
    }
    case 'DirectoryRole': {
      const found = directoryRoles.find(({ templateId }) => same(templateId, origin));
      const as = ['Active', 'Eligible'].find(word => same(word, role));
      if (!found || !as) return `it gives the directory role "${shown}" in a form that the language does not have`;
      const usual = found.privileged ? 'Eligible' : 'Active';
      return { text: `role ${quote(found.displayName)}${as === usual ? '' : ` ${as.toLowerCase()}`}`, needs: [], order: `3 ${found.displayName}` };
    }
    case 'AadApplication':
      return applicationGrant(role, origin, shown, observed, registry, targetOf);
    default:
      return `it gives a role of "${shown}" (${originSystem(scope) || 'of unknown origin'})`;
  }
}

function applicationGrant(role: string, origin: string, shown: string, observed: ObservedTenant, registry: Names, targetOf: TargetOf): GrantText | string {
  const tenant = observed.tenant.name;
  const configuration = observed.configurations.find(({ application }) => same(text(application['id']), origin));
  const target = configuration && targetOf(configuration.secrets.get('CompanyId') ?? '');
  if (configuration && target !== undefined && same(roleOf(configuration.application), role))
    return { link: target, text: '', needs: [linkKey(tenant, target)], order: '4' };
  const application = registry.of('application', tenant, origin);
  const live = observed.applications.find(one => same(text(one['id']), origin));
  const name = live && roleName(live, role);
  if (!application || name === undefined) return `it gives "${shown}", an application or role that was not found`;
  return { text: `application ${application.symbol} role ${quote(name)}`, needs: [application.key], order: `2 ${application.symbol} ${name}` };
}

/** The role that an assignment to a configuration has. */
function roleOf(application: JsonObject): string {
  const roles = objects(application['appRoles']);
  return text((roles.find(role => role['displayName'] === 'msiam_access') ?? roles.find(role => role['isEnabled'] !== false))?.['id']);
}

/** What finds the role again: its display name, else its value, else its id. */
function roleName(application: JsonObject, id: string): string | undefined {
  const roles = objects(application['appRoles']);
  const wanted = roles.find(role => same(text(role['id']), id));
  const first = (word: string) => roles.find(role => [role['displayName'], role['value'], role['id']].includes(word));
  return (
    wanted && [text(wanted['displayName']), text(wanted['value']), text(wanted['id'])].find(word => word !== '' && isPlain(word) && first(word) === wanted)
  );
}
