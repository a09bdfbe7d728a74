const FIVE_MINUTES = 300_000;

/** When a token ends, in milliseconds since 1970: as it says itself, else in five minutes. A session has no such field. */
export function expiryOf(token: string, now: number): number {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: unknown };
    if (typeof exp === 'number') return exp * 1000;
  } catch {
    // Opaque to us, which Graph allows.
  }
  return now + FIVE_MINUTES;
}
