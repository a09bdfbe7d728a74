// Reads the bearer token of a request. Tokens of the sandbox are unsigned (alg none): a real one, which carries a
// signature, is refused, so that no real token is of any use here.
import { GraphError } from './errors.ts';
import { isGuid, isObject, type JsonObject, textOf } from './json.ts';

export interface Token {
  tenantId: string;
  scopes: string[];
  roles: string[];
  /** Template ids of the directory roles of the caller. */
  wids: string[];
  /** oid of the caller, when the token names one. */
  objectId: string | undefined;
}

const CHALLENGE =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';

const refuse = (message: string): GraphError => new GraphError(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': CHALLENGE });

export const expired = (): GraphError => refuse('Lifetime validation failed, the token is expired.');

function part(text: string | undefined): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Not JSON: refused below with the same words.
  }
  throw refuse('IDX14100: JWT is not well formed, its parts are no base64url-encoded JSON objects.');
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter(item => typeof item === 'string') : []);

/** @param now milliseconds since 1970 */
export function readToken(authorization: string | null, now: number): Token {
  if (!authorization) throw refuse('Access token is empty.');
  const [, jwt] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (!jwt) throw refuse('Access token is empty.');
  const parts = jwt.split('.');
  if (parts.length !== 3) throw refuse('IDX14100: JWT is not well formed, there are no dots (.).');
  const header = part(parts[0]);
  const claims = part(parts[1]);
  if (header['alg'] !== 'none' || parts[2] !== '') throw refuse('The sandbox takes unsigned tokens only (alg none, empty signature). Send no real token here.');
  const { exp, nbf } = claims;
  if (typeof exp !== 'number') throw refuse('Access token has no expiry (exp).');
  if (exp * 1000 <= now) throw expired();
  if (typeof nbf === 'number' && nbf * 1000 > now + 300_000) throw refuse('Lifetime validation failed, the token is not yet valid.');
  if (!isGuid(claims['tid'])) throw refuse('Access token has no tenant id (tid).');
  return {
    tenantId: claims['tid'].toLowerCase(),
    scopes: textOf(claims['scp']).split(' ').filter(Boolean),
    roles: strings(claims['roles']),
    wids: strings(claims['wids']),
    objectId: isGuid(claims['oid']) ? claims['oid'] : undefined,
  };
}
