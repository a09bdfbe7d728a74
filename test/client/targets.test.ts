import { describe, expect, test } from 'vitest';
import { engineEnvironment } from '../../client/engine/engine-process.ts';
import { BoundAccounts } from '../../client/targets/bound-accounts.ts';
import { expiryOf, tenantOf } from '../../client/targets/token-claims.ts';

const now = Date.UTC(2026, 10, 21);
const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

describe('the expiry of a token', () => {
  test('is the one that it states', () => expect(expiryOf(token({ exp: now / 1000 + 3600 }), now)).toBe(now + 3_600_000));
  test('is five minutes away when it states none', () => {
    for (const opaque of ['opaque', '', 'a.b.c', token({ exp: 'soon' })]) expect(expiryOf(opaque, now)).toBe(now + 300_000);
  });
});

describe('the tenant of a token', () => {
  test('is the one that it states, whatever its case', () =>
    expect(tenantOf(token({ tid: '3A1C0F52-7B1E-4A57-9A0C-6F1D2B8E4C01' }))).toBe('3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01'));
  test('is not known of a token that cannot be read', () => {
    for (const opaque of ['opaque', '', 'a.b.c', token({ tid: 7 })]) expect(tenantOf(opaque)).toBeUndefined();
  });
});

test('an account is bound to one tenant, and none of the others', async () => {
  const kept = new Map<string, unknown>();
  const accounts = new BoundAccounts({
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.get(key) as T | undefined) ?? (otherwise as T),
    update: async (key: string, value: unknown) => void kept.set(key, value),
  });
  let changes = 0;
  accounts.onDidChange(() => changes++);
  await accounts.bind('contoso', { id: 'ana', label: 'ana@contoso.com' });
  await accounts.bind('fabrikam', { id: 'tom', label: 'tom@fabrikam.com' });
  expect([accounts.of('contoso'), accounts.of('fabrikam'), accounts.of('tailspin')]).toEqual(['ana', 'tom', undefined]);
  expect(accounts.labelOf('fabrikam')).toBe('tom@fabrikam.com');
  await accounts.forget('fabrikam');
  expect([accounts.of('contoso'), accounts.of('fabrikam')]).toEqual(['ana', undefined]);
  await accounts.forgetAll();
  expect(changes).toBe(4);
  expect(accounts.of('contoso')).toBeUndefined();
});

test('the engine inherits nothing that changes who signs in where, or how Node runs', () => {
  const environment = engineEnvironment({
    PATH: '/bin',
    AZURE_AUTHORITY_HOST: 'https://evil.example',
    NODE_OPTIONS: '--require ./x.js',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    HTTPS_PROXY: 'http://proxy',
  });
  expect(environment).toEqual({ PATH: '/bin', HTTPS_PROXY: 'http://proxy', ELECTRON_RUN_AS_NODE: '1' });
});
