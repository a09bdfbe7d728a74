import { directoryRoles } from '../../language/data/roles.ts';
import { claimsOf } from '../trace/claims.ts';

/** Who acts on a tenant, as its token says. For people who ask; it names a person and is kept nowhere. */
export interface Identity {
  /** User principal name, else name or id of the application. */
  readonly account: string;
  /** Tenant that the token is for. */
  readonly tenantId: string;
  /** Whether a person acts, or an application by itself. */
  readonly acts: 'user' | 'application';
  /** Delegated permissions (`scp`) of a user, application permissions (`roles`) of an application. */
  readonly permissions: readonly string[];
  /** Active directory roles by name, or by template id when the name is not known. Absent: the token does not tell. */
  readonly directoryRoles?: readonly string[];
}

const names = new Map(directoryRoles.map(({ templateId, displayName }) => [templateId, displayName]));
/** In every token of a user; no role. */
const EVERYBODY = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

/** Every name that a token has for its user, in lower case: guests have one of each of their tenants. */
export const accountNames = (token: string): string[] => {
  const claims = claimsOf(token);
  return ['upn', 'preferred_username', 'unique_name', 'email'].flatMap(name => (claims[name] ? [String(claims[name]).toLowerCase()] : []));
};

export function identityOf(token: string): Identity {
  const claims = claimsOf(token);
  const texts = (name: string) => (Array.isArray(claims[name]) ? (claims[name] as unknown[]).map(String) : []);
  const scopes = String(claims['scp'] ?? '')
    .split(' ')
    .filter(Boolean);
  const user = scopes.length > 0;
  const account = ['upn', 'preferred_username', 'unique_name', 'app_displayname', 'appid', 'azp'].map(name => claims[name]).find(Boolean);
  return {
    account: String(account ?? 'an account without a name'),
    tenantId: String(claims['tid'] ?? '').toLowerCase(),
    acts: user ? 'user' : 'application',
    permissions: user ? scopes : texts('roles'),
    ...(user && 'wids' in claims
      ? {
          directoryRoles: texts('wids')
            .filter(id => id !== EVERYBODY)
            .map(id => names.get(id) ?? id)
            .sort(),
        }
      : {}),
  };
}
