import * as vscode from 'vscode';
import type { HostSignIn, SignInParams, Token, TokenParams } from '../../server/engine-protocol.ts';
import { settings } from '../settings.ts';
import { askHow } from './ask-how.ts';
import type { BoundAccounts } from './bound-accounts.ts';
import { expiryOf, tenantOf } from './token-claims.ts';

/** Names the provider that signs in to a cloud. Other clouds than the public one need the editor's sovereign cloud provider. */
const providers: Readonly<Record<string, string>> = { public: 'microsoft' };

/** Signs in to tenants, one after the other: two questions at once could not be told apart. */
export class SignIn {
  private readonly accounts: BoundAccounts;
  private last: Promise<unknown> = Promise.resolve();

  constructor(accounts: BoundAccounts) {
    this.accounts = accounts;
  }

  /** How a tenant is signed in to. The first time the person chooses; the choice is remembered and shown. */
  how({ tenantId, displayName }: SignInParams): Promise<HostSignIn> {
    return this.inTurn(async () => {
      const bound = this.accounts.get(tenantId);
      const how = bound?.how ?? (await askHow(displayName, tenantId));
      if (!how) throw new Error(vscode.l10n.t('No sign-in was chosen for {0}.', displayName));
      if (!bound) await this.accounts.bind(tenantId, { how, label: '' });
      if (how === 'microsoft') return { how: 'editor' };
      return how === 'azureCli' ? { how } : { how, ...(settings.clientId() ? { clientId: settings.clientId() } : {}) };
    });
  }

  token(request: TokenParams): Promise<Token> {
    return this.inTurn(() => signIn(request, this.accounts));
  }

  private inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const next = this.last.then(ask);
    this.last = next.catch(() => undefined);
    return next;
  }
}

/**
 * A token for exactly one tenant, from the account that is bound to it. The first time the person chooses the account; the
 * choice is remembered and shown. A token for another tenant is refused here, and again by the engine before it sends anything.
 */
async function signIn(request: TokenParams, accounts: BoundAccounts): Promise<Token> {
  const provider = providers[request.cloud] ?? 'microsoft-sovereign-cloud';
  const account = await accountFor(request, provider, accounts);
  const session = await vscode.authentication.getSession(provider, question(request), {
    account,
    // Nobody is picked silently: the account of another tenant would be the wrong one.
    clearSessionPreference: account === undefined,
    createIfNone: { detail: vscode.l10n.t('Tenantry signs in to {0} ({1}).', request.displayName, request.tenantId) },
  });
  const tenant = tenantOf(session.accessToken);
  if (tenant !== undefined && tenant !== request.tenantId.toLowerCase())
    throw new Error(
      vscode.l10n.t('The sign-in of {0} belongs to the tenant {1}, not to {2} ({3}).', session.account.label, tenant, request.displayName, request.tenantId),
    );
  await accounts.bind(request.tenantId, { how: 'microsoft', ...session.account });
  return { token: session.accessToken, expires: expiryOf(session.accessToken, Date.now()) };
}

/** The scopes, or what Graph's claims challenge asks for with these scopes as fallback. */
function question({ tenantId, scopes, claims }: TokenParams): readonly string[] | vscode.AuthenticationWwwAuthenticateRequest {
  const clientId = settings.clientId();
  const all = [...scopes, `VSCODE_TENANT:${tenantId}`, ...(clientId ? [`VSCODE_CLIENT_ID:${clientId}`] : [])];
  if (!claims) return all;
  const wwwAuthenticate = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
  return { wwwAuthenticate, fallbackScopes: all };
}

async function accountFor(
  request: TokenParams,
  provider: string,
  accounts: BoundAccounts,
): Promise<vscode.AuthenticationSessionAccountInformation | undefined> {
  const known = await knownAccounts(provider);
  const bound = accounts.get(request.tenantId)?.id;
  const account = known.find(({ id }) => id === bound);
  if (account) return account;
  if (known.length === 0) return undefined;
  const other = { label: `$(add) ${vscode.l10n.t('Another account')}`, account: undefined };
  const picked = await vscode.window.showQuickPick([...known.map(account => ({ label: account.label, account })), other], {
    title: vscode.l10n.t('Account for {0}', request.displayName),
    placeHolder: vscode.l10n.t('Who signs in to {0} ({1})?', request.displayName, request.tenantId),
    ignoreFocusOut: true,
  });
  if (!picked) throw new Error(vscode.l10n.t('No account was chosen for {0}.', request.displayName));
  return picked.account;
}

const PATIENCE_MS = 5000;

/** An editor without that provider never answers; asking for a session tells why. */
function knownAccounts(provider: string): Promise<readonly vscode.AuthenticationSessionAccountInformation[]> {
  const late = new Promise<readonly vscode.AuthenticationSessionAccountInformation[]>(resolve => setTimeout(() => resolve([]), PATIENCE_MS));
  return Promise.race([vscode.authentication.getAccounts(provider), late]);
}
