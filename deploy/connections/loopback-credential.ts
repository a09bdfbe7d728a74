import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { delegatedPermissions } from '../permissions.ts';

export interface LoopbackIdentity {
  /** Permissions in `scp`; absent: all that a deployment can need. */
  readonly scopes?: readonly string[];
  /** Template ids of directory roles; absent: Global Administrator. */
  readonly roles?: readonly string[];
}

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const LIFETIME = 3_600_000;

/** Unsigned tokens (`alg: none`) for a sandbox on this machine. No real service takes them. */
export class LoopbackCredential implements TokenCredential {
  private readonly tenantId: string;
  private readonly identity: LoopbackIdentity;

  constructor(tenantId: string, identity: LoopbackIdentity = {}) {
    this.tenantId = tenantId;
    this.identity = identity;
  }

  async getToken(): Promise<AccessToken> {
    const expires = Date.now() + LIFETIME;
    const claims = {
      tid: this.tenantId,
      exp: Math.floor(expires / 1000),
      scp: (this.identity.scopes ?? delegatedPermissions()).join(' '),
      wids: this.identity.roles ?? [GLOBAL_ADMINISTRATOR],
      unique_name: 'the account of the sandbox',
    };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return { token: `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`, expiresOnTimestamp: expires };
  }
}
