import type { Context } from '@microsoft/microsoft-graph-client';
import { Link } from './link.ts';

export type Fetch = (request: Request) => Promise<Response>;

/** The end of the chain when something else than the global fetch answers, for example a sandbox in the same process. */
export class FetchHandler extends Link {
  private readonly fetch: Fetch;

  constructor(fetch: Fetch) {
    super();
    this.fetch = fetch;
  }

  async execute(context: Context): Promise<void> {
    const { signal, ...options } = (context.options ?? {}) as RequestInit;
    const request = new Request(context.request as string, { ...options, signal });
    context.response = await this.fetch(request);
  }
}
