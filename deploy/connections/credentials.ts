import type { TokenCredential } from '@azure/core-auth';
import type { Tenant } from '../../language/model/index.ts';
import { clouds } from './clouds.ts';

/** How to sign in to a tenant, chosen explicitly. `supplied` brings its own credential, as an editor does. */
export type SignIn =
  | { readonly kind: 'azureCli' }
  | { readonly kind: 'deviceCode'; readonly clientId?: string; readonly show: (message: string) => void }
  | { readonly kind: 'interactiveBrowser'; readonly clientId?: string; readonly loginHint?: string }
  | { readonly kind: 'workloadIdentity'; readonly clientId?: string; readonly tokenFilePath?: string }
  | { readonly kind: 'clientCertificate'; readonly clientId: string; readonly certificatePath: string }
  | { readonly kind: 'default' }
  | { readonly kind: 'supplied'; readonly credential: TokenCredential };

/** The credential for exactly this tenant and its cloud. The Azure library is loaded only when it is used. */
export async function credentialFor(tenant: Tenant, signIn: SignIn): Promise<TokenCredential> {
  if (signIn.kind === 'supplied') return signIn.credential;
  const identity = await import('@azure/identity');
  const tenantId = tenant.id;
  if (!tenantId) throw new Error(`The tenant ${tenant.name} has no id.`);
  const common = { tenantId, authorityHost: clouds[tenant.cloud].authority };
  switch (signIn.kind) {
    case 'azureCli':
      return new identity.AzureCliCredential({ tenantId });
    case 'deviceCode':
      return new identity.DeviceCodeCredential({ ...common, clientId: signIn.clientId, userPromptCallback: info => signIn.show(info.message) });
    case 'interactiveBrowser':
      return new identity.InteractiveBrowserCredential({ ...common, clientId: signIn.clientId, loginHint: signIn.loginHint });
    case 'default':
      return new identity.DefaultAzureCredential(common);
    case 'workloadIdentity':
      return new identity.WorkloadIdentityCredential({ ...common, clientId: signIn.clientId, tokenFilePath: signIn.tokenFilePath });
    case 'clientCertificate':
      return new identity.ClientCertificateCredential(
        tenantId,
        signIn.clientId,
        { certificatePath: signIn.certificatePath },
        { authorityHost: common.authorityHost },
      );
  }
}
