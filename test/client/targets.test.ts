import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { engineEnvironment } from '../../client/engine/engine-process.ts';
import { asBoolean, asPort, asText, asTexts } from '../../client/setting-values.ts';
import { readBindings } from '../../client/targets/bindings.ts';
import { BoundAccounts } from '../../client/targets/bound-accounts.ts';
import { accountText } from '../../client/targets/sign-in-words.ts';
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
  const ana = { how: 'microsoft', id: 'ana', label: 'ana@contoso.com' } as const;
  const tom = { how: 'azureCli', label: 'tom@fabrikam.com' } as const;
  await accounts.bind('contoso', { ...ana, ...{ accessToken: 'secret' } });
  await accounts.bind('fabrikam', tom);
  expect([accounts.get('contoso'), accounts.get('fabrikam'), accounts.get('tailspin')]).toEqual([ana, tom, undefined]);
  expect(JSON.stringify([...kept.values()])).not.toContain('secret');
  await accounts.forget('fabrikam');
  expect([accounts.get('contoso'), accounts.get('fabrikam')]).toEqual([ana, undefined]);
  await accounts.forgetAll();
  expect(changes).toBe(4);
  expect(accounts.get('contoso')).toBeUndefined();
});

describe('bindings that an earlier version stored', () => {
  test('are accounts of the editor', () =>
    expect(readBindings({ contoso: { id: 'ana', label: 'ana@contoso.com' } })).toEqual({
      contoso: { how: 'microsoft', id: 'ana', label: 'ana@contoso.com' },
    }));

  test('are left out where they cannot be read, and never end in an error', () => {
    const good = { how: 'browser', label: 'ana@contoso.com' };
    expect(readBindings({ a: good, b: 7, c: null, d: { how: 'magic', label: 'x' }, e: { id: 'x' }, f: 'ana' })).toEqual({ a: good });
    fc.assert(fc.property(fc.anything(), stored => typeof readBindings(stored) === 'object'));
  });
});

test('an account is named with the way to sign in, where that is not the editor', () => {
  expect(accountText({ how: 'microsoft', id: 'ana', label: 'ana@contoso.com' })).toBe('ana@contoso.com');
  expect(accountText({ how: 'azureCli', label: 'ana@contoso.com' })).toBe('ana@contoso.com (Azure CLI)');
  expect(accountText({ how: 'browser', label: '' })).toBe('Browser');
});

test('settings of a wrong type count as not set', () => {
  expect([asBoolean('yes', true), asBoolean(0, true), asBoolean(false, true)]).toEqual([true, true, false]);
  expect([asText(42), asText(null), asText('a')]).toEqual(['', '', 'a']);
  expect([asPort('8080'), asPort(-1), asPort(70_000), asPort(1.5), asPort(undefined), asPort(8080)]).toEqual([0, 0, 0, 0, 0, 8080]);
  expect([asTexts('Global Reader'), asTexts([]), asTexts([1, ' ']), asTexts(['Global Reader', 7])]).toEqual([
    undefined,
    undefined,
    undefined,
    ['Global Reader'],
  ]);
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
