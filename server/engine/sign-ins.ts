import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { credentialFor, type SignIn } from '../../deploy/index.ts';
import type { Tenant } from '../../language/index.ts';
import type { HostSignIn } from '../engine-protocol.ts';
import type { EngineConnection } from './connection.ts';
import { tokenFromHost } from './token-from-host.ts';

type Make = (tenant: Tenant, signIn: SignIn) => Promise<TokenCredential>;

/**
 * The sign-ins that a person chose for the tenants. Credentials are kept as long as the engine runs, in its memory alone,
 * so that a browser opens once per tenant and not for every plan.
 */
export class SignIns {
  private readonly host: EngineConnection;
  private readonly make: Make;
  private readonly kept = new Map<string, Promise<TokenCredential>>();

  constructor(host: EngineConnection, make: Make = credentialFor) {
    this.host = host;
    this.make = make;
  }

  /** Asks for each token how to sign in: who chooses another account is not signed in as the former one. */
  credentialOf(tenant: Tenant): TokenCredential {
    const fromEditor = tokenFromHost(tenant, this.host);
    return {
      getToken: async (scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken | null> => {
        const { id: tenantId = '', displayName, cloud } = tenant;
        const chosen = await this.host.ask('host/signIn', { tenantId, displayName, cloud });
        const credential = chosen.how === 'editor' ? fromEditor : await this.credential(tenant, chosen);
        return credential.getToken(scopes, options);
      },
    };
  }

  /** The next token of the tenant comes from a new sign-in. */
  forget({ id }: Tenant): void {
    for (const key of this.kept.keys()) if (key.startsWith(`${id} `)) this.kept.delete(key);
  }

  private credential(tenant: Tenant, chosen: Exclude<HostSignIn, { how: 'editor' }>): Promise<TokenCredential> {
    const signIn: SignIn = chosen.how === 'azureCli' ? { kind: 'azureCli' } : { kind: 'interactiveBrowser', clientId: chosen.clientId };
    const key = `${tenant.id} ${JSON.stringify(signIn)}`;
    const made = this.kept.get(key) ?? this.make(tenant, signIn);
    this.kept.set(key, made);
    return made;
  }
}
