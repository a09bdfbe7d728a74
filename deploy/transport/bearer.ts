import type { Context } from '@microsoft/microsoft-graph-client';
import { Link, setHeader, urlOf } from './link.ts';

/** Gives access tokens; `fresh` asks for one that is not the last one, with the claims that the service demands. */
export interface TokenSource {
  token(fresh?: { readonly claims?: string }): Promise<string>;
}

/** Adds the token, to one origin only. Sits inside the retry, so that a request after a long wait gets a fresh token. */
export class Bearer extends Link {
  private readonly origin: string;
  private readonly source: TokenSource;

  constructor(origin: string, source: TokenSource) {
    super();
    this.origin = origin;
    this.source = source;
  }

  async execute(context: Context): Promise<void> {
    if (new URL(urlOf(context)).origin !== this.origin) throw new Error(`No token is sent to ${new URL(urlOf(context)).origin}.`);
    await this.authorize(context);
    const response = await this.forward(context);
    if (response.status !== 401) return;
    // Refused before anything was done: one more try with another token.
    await this.authorize(context, { claims: claimsOf(response.headers.get('www-authenticate')) });
    await this.forward(context);
  }

  private async authorize(context: Context, fresh?: { claims?: string }): Promise<void> {
    try {
      setHeader(context, 'Authorization', `Bearer ${await this.source.token(fresh)}`);
    } catch (error) {
      const refused = error instanceof Error ? error : new Error(String(error));
      this.stateOf(context).refused = refused;
      throw refused;
    }
  }
}

/** The claims challenge of Conditional Access, decoded. */
function claimsOf(challenge: string | null): string | undefined {
  const encoded = challenge?.match(/claims="([^"]+)"/)?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}
