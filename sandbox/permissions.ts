// scp, roles and wids of a token against what an operation needs. Data: permissions.json of the Graph reference.
import builtinRoles from './data/builtin-roles.json' with { type: 'json' };
import table from './data/permissions.json' with { type: 'json' };
import { GraphError } from './errors.ts';
import { type JsonObject, objectOf, textOf } from './json.ts';
import type { Route } from './route.ts';
import type { Token } from './token.ts';

/** Any one of each list is enough. Roles are for users who act (scp); an empty list asks for none. */
interface Need {
  delegated: readonly string[];
  application: readonly string[];
  roles: readonly string[];
}

const NEEDS: Record<string, Need> = table;
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const ROLE_ADMINISTRATOR = ['Privileged Role Administrator'];
const templateIds = new Map(builtinRoles.map(({ displayName, templateId }) => [displayName, templateId]));

const denied = (): GraphError => new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** What the body asks for in addition (sections 14 and 16). */
function furtherNeeds(method: string, path: string, body: JsonObject): Need[] {
  if (/^\/groups(\/|\(|$)/.test(path) && body['isAssignableToRole'] === true)
    return [{ delegated: ['RoleManagement.ReadWrite.Directory'], application: ['RoleManagement.ReadWrite.Directory'], roles: ROLE_ADMINISTRATOR }];
  // Who assigns must also be allowed to read what is assigned to (section 12).
  if (method === 'POST' && path.endsWith('/appRoleAssignedTo'))
    return [NEEDS['GET /servicePrincipals/{id}/appRoleAssignedTo']].filter(need => need !== undefined);
  if (method !== 'POST' || !path.endsWith('/resourceRequests') || body['requestType'] !== 'adminAdd') return [];
  const roles: Record<string, readonly string[]> = {
    AadGroup: NEEDS['PATCH /groups/{id}']?.roles ?? [],
    AadApplication: NEEDS['POST /servicePrincipals/{id}/appRoleAssignedTo']?.roles ?? [],
    DirectoryRole: ROLE_ADMINISTRATOR,
  };
  return [{ delegated: [], application: [], roles: roles[textOf(objectOf(body['resource'])['originSystem'])] ?? [] }];
}

/**
 * The operation of a route in the words of the data. An object found by another key is the same object; reading one object,
 * or what belongs to it, needs what reading the list needs.
 */
function needOf({ method, path }: Route): Need | undefined {
  const named = path.replaceAll(/\{\w+\}/g, name => (path.includes(`'${name}'`) ? '{value}' : '{id}'));
  const forms = [named, named.replace(/\(\w+='\{value\}'\)/, '/{id}')];
  if (method === 'GET') for (let [, form = ''] = forms; form; form = form.slice(0, form.lastIndexOf('/'))) forms.push(form);
  return forms.map(form => NEEDS[`${method} ${form}`]).find(need => need !== undefined);
}

/** Operations that the data does not list pass. */
export function checkPermission(route: Route, token: Token, body: JsonObject): void {
  const need = needOf(route);
  if (!need) return;
  for (const { delegated, application, roles } of [need, ...furtherNeeds(route.method, route.path, body)]) {
    const acting = token.scopes.length > 0;
    const enough = acting ? delegated : application;
    const held = acting ? token.scopes : token.roles;
    if (enough.length > 0 && !enough.some(permission => held.includes(permission))) throw denied();
    if (acting && roles.length > 0 && ![GLOBAL_ADMINISTRATOR, ...roles.map(role => templateIds.get(role) ?? '')].some(id => token.wids.includes(id)))
      throw denied();
  }
}
