import { kindNamed } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';
import { BATCH_SIZE } from '../transport/batch.ts';
import { turn } from '../transport/drive.ts';
import { Observer } from './observer.ts';
import { token } from './references.ts';

/** How many calls it takes to read all of these again once their ids are known: asked of the kinds themselves. */
export async function verificationCalls(nodes: readonly Node[]): Promise<number> {
  let calls = 0;
  for (const own of Map.groupBy(nodes, node => node.tenant).values()) {
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
    calls += Math.ceil(paths.size / BATCH_SIZE);
  }
  return calls;
}
