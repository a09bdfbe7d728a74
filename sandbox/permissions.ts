// scp and roles of a token against the permissions of an operation. Data: permissions.json of the Graph reference.
import table from './data/permissions.json' with { type: 'json' };
import { GraphError } from './errors.ts';
import type { Route } from './route.ts';
import type { Token } from './token.ts';

const PERMISSIONS = table as Record<string, { delegated: string[]; application: string[] }>;

const denied = (): GraphError => new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** Operations that the data does not list pass. */
export function checkPermission(route: Route, token: Token): void {
  const accepted = PERMISSIONS[`${route.method} ${route.path.replaceAll(/\{\w+\}/g, name => (route.path.includes(`'${name}'`) ? '{value}' : '{id}'))}`];
  if (!accepted) return;
  const held = token.scopes.length > 0 ? token.scopes : token.roles;
  const enough = token.scopes.length > 0 ? accepted.delegated : accepted.application;
  if (!held.some(permission => enough.includes(permission))) throw denied();
}
