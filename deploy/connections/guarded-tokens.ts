import type { AccessToken, TokenCredential } from '@azure/core-auth';
import type { Tenant } from '../../language/model/index.ts';
import { claimsOf } from '../trace/claims.ts';
import type { TokenSource } from '../transport/bearer.ts';
import { accountNames, identityOf } from './identity.ts';

const EARLY = 120_000;

/** A tenant cannot be reached as the topology says: nothing was written to it. */
export class ConnectionError extends Error {
  readonly code: 'wrong-tenant' | 'no-token' | 'unreachable' | 'refused';

  constructor(code: ConnectionError['code'], message: string) {
    super(message);
    this.name = 'ConnectionError';
    this.code = code;
  }
}

/** Tokens of one tenant: cached until shortly before their end, and never given out when they belong to another tenant. */
export class GuardedTokens implements TokenSource {
  private readonly tenant: Tenant;
  private readonly credential: TokenCredential;
  private readonly scope: string;
  /** User principal name of who must act, if it matters. */
  private readonly account: string | undefined;
  private held: AccessToken | undefined;

  constructor(tenant: Tenant, credential: TokenCredential, scope: string, account?: string) {
    this.account = account;
    this.tenant = tenant;
    this.credential = credential;
    this.scope = scope;
  }

  async token(fresh?: { readonly claims?: string }): Promise<string> {
    if (!fresh && this.held && this.held.expiresOnTimestamp - EARLY > Date.now()) return this.held.token;
    let given: AccessToken | null;
    try {
      given = await this.credential.getToken(this.scope, { tenantId: this.tenant.id, claims: fresh?.claims });
    } catch (error) {
      throw new ConnectionError('no-token', `No sign-in to ${this.tenant.displayName}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!given) throw new ConnectionError('no-token', `No sign-in to ${this.tenant.displayName}.`);
    const tid = String(claimsOf(given.token)['tid'] ?? '').toLowerCase();
    if (tid !== this.tenant.id) {
      throw new ConnectionError(
        'wrong-tenant',
        `The sign-in for ${this.tenant.displayName} (${this.tenant.id}) belongs to ${tid ? `the tenant ${tid}` : 'an unknown tenant'}. Nothing was sent.`,
      );
    }
    const { account, acts } = identityOf(given.token);
    if (this.account && acts === 'user' && !accountNames(given.token).includes(this.account.toLowerCase()))
      throw new ConnectionError('no-token', `${account} is signed in to ${this.tenant.displayName}, not ${this.account}. Nothing was sent.`);
    this.held = given;
    return given.token;
  }
}
