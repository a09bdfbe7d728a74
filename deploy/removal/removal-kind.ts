import type { Kind, Node } from '../resources/kind.ts';
import { GraphFailure } from '../transport/errors.ts';
import type { JsonObject } from '../transport/json.ts';
import type { GraphRequest } from '../transport/messages.ts';

/** What an operation that takes something away sends. It is planned from what was found, so nothing is desired or compared. */
export type RemovalNode = Node<'removal'>;

export const removal: Kind<RemovalNode, JsonObject> = {
  kind: 'removal',
  desired: () => [],
  observe: async () => undefined,
  bind: () => undefined,
  compare: () => [],
  async apply({ operation, body, send, list, until }) {
    const { requests, empty } = body as unknown as { readonly requests: readonly GraphRequest[]; readonly empty?: string };
    const isEmpty = async (path: string) => (await list(path)).length === 0;
    for (const request of requests) {
      await send(request, [404]).catch(async (error: unknown) => {
        // What is gone cannot be removed once more: that is no failure.
        if (!(error instanceof GraphFailure && error.status === 400 && empty !== undefined && (await isEmpty(empty)))) throw error;
      });
    }
    if (empty === undefined) return undefined;
    await until(operation.title, async () => ((await isEmpty(empty)) ? true : undefined)).catch((error: unknown) => {
      throw error instanceof GraphFailure ? error : new Error(`The service is still removing ${operation.title}. Run it again later.`);
    });
    return undefined;
  },
};
