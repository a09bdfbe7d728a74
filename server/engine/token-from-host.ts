import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import type { Tenant } from '../../language/index.ts';
import type { EngineConnection } from './connection.ts';

/** Tokens of one tenant from the editor's Microsoft account. Whose they are is checked where they are used. */
export function tokenFromHost(tenant: Tenant, connection: EngineConnection): TokenCredential {
  return {
    async getToken(scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken> {
      if (!tenant.id) throw new Error(`The tenant ${tenant.name} has no id.`);
      const { token, expires } = await connection.ask('host/token', {
        tenantId: tenant.id,
        displayName: tenant.displayName,
        cloud: tenant.cloud,
        scopes: [scopes].flat(),
        claims: options?.claims,
      });
      return { token, expiresOnTimestamp: expires };
    },
  };
}
