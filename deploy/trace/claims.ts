/** Claims that say which tenant and rights a token has; the others may name a person. */
const KEPT = ['aud', 'iss', 'tid', 'exp', 'iat', 'nbf', 'ver', 'scp', 'roles', 'wids', 'appid', 'idtyp'];

/** The payload of a JWT, not verified. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A token that can be decoded and no longer be used: the signature is gone, and so is what names a person. */
export function redactToken(authorization: string): string {
  const token = authorization.replace(/^Bearer\s+/i, '');
  const claims = claimsOf(token);
  const kept = Object.fromEntries(KEPT.flatMap(name => (claims[name] === undefined ? [] : [[name, claims[name]]])));
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'none' })}.${part(kept)}.redacted`;
}

/** A text without the tokens in it: a service may repeat what it was sent. */
export const withoutTokens = (text: string): string => text.replace(/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g, 'redacted-token');
