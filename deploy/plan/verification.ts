import { kindNamed } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';
import { BATCH_SIZE } from '../transport/batch.ts';
import { turn } from '../transport/turn.ts';
import { Observer } from './observer.ts';
import { token } from './references.ts';

/** What reading again takes in one tenant. */
export interface Verification {
  readonly calls: number;
  readonly permissions: ReadonlySet<string>;
}

/** What it takes to read all of these again once their ids are known, by tenant: asked of the kinds themselves. */
export async function verificationOf(nodes: readonly Node[]): Promise<ReadonlyMap<string, Verification>> {
  const found = new Map<string, Verification>();
  for (const [tenant, own] of Map.groupBy(nodes, node => node.tenant)) {
    const paths = new Set<string>();
    const send = ([request]: readonly { path: string }[]) => {
      if (request) paths.add(request.path);
      return new Promise<never>(() => {});
    };
    const known = (key: string) =>
      new Proxy({ id: token(key) }, { get: (_, field) => (typeof field === 'string' && field !== 'then' ? token(key, field) : undefined) }) as { id: string };
    const observer = new Observer({ send }, 'http://127.0.0.1', async key => known(key), known);
    for (const node of own)
      void kindNamed(node.kind)
        .observe(node, observer)
        .catch(() => undefined);
    await turn();
    found.set(tenant, { calls: Math.ceil(paths.size / BATCH_SIZE), permissions: observer.permissions });
  }
  return found;
}
