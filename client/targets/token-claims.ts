const FIVE_MINUTES = 300_000;

/** Whose tenant a token is for, lower case; nothing where it does not say. */
export function tenantOf(token: string): string | undefined {
  const { tid } = claimsOf(token);
  return typeof tid === 'string' ? tid.toLowerCase() : undefined;
}

/** When a token ends, in milliseconds since 1970: as it says itself, else in five minutes. A session has no such field. */
export function expiryOf(token: string, now: number): number {
  const { exp } = claimsOf(token);
  return typeof exp === 'number' ? exp * 1000 : now + FIVE_MINUTES;
}

/** Tokens may be opaque to us, which Graph allows: then there is nothing to read. */
function claimsOf(token: string): { readonly exp?: unknown; readonly tid?: unknown } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch {
    return {};
  }
}
