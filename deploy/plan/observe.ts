import type { Connection } from '../connections/connect.ts';
import { confirm, organizationRequest } from '../connections/connect.ts';
import { ConnectionError } from '../connections/guarded-tokens.ts';
import { kindNamed } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';
import { drive } from '../transport/drive.ts';
import { Lane } from '../transport/lane.ts';
import { Observer } from './observer.ts';
import type { Binding } from './plan.ts';

/** What was found of one node. */
export interface Seen {
  readonly live?: unknown;
  readonly binding?: Binding;
  readonly error?: unknown;
}

export interface Look {
  readonly nodes: readonly Node[];
  /** What this run has written, so that it need not be searched for. */
  readonly known?: (key: string) => Binding | undefined;
  /** Things outside of the nodes. */
  readonly elsewhere?: (key: string) => Binding | undefined;
}

export interface Observed {
  readonly seen: ReadonlyMap<string, Seen>;
  /** HTTP calls. */
  readonly calls: number;
  /** What reading needed. */
  readonly permissions: ReadonlySet<string>;
}

/**
 * Reads everything of one tenant that the nodes are about. What does not depend on something else is read in one call.
 * Confirms the tenant on first contact; throws a ConnectionError when it is not the right one.
 */
export async function observeTenant(connection: Connection, { nodes, known = () => undefined, elsewhere = () => undefined }: Look): Promise<Observed> {
  const lane = new Lane(connection.port, connection.clock);
  const byKey = new Map(nodes.map(node => [node.key, node]));
  const reading = new Map<string, Promise<Seen>>();
  const observer: Observer = new Observer(
    lane,
    connection.root,
    async key => {
      const written = known(key);
      if (written) return written;
      const node = byKey.get(key);
      return node ? (await look(node)).binding : elsewhere(key);
    },
    known,
  );
  const look = (node: Node): Promise<Seen> => {
    let found = reading.get(node.key);
    if (!found) {
      found = lookAt(node, observer);
      reading.set(node.key, found);
    }
    return found;
  };
  const work = async () => {
    const contact = connection.confirmed ? undefined : observer.answer(organizationRequest).then(answer => confirm(connection, answer));
    const all = Promise.all(nodes.map(async node => [node.key, await look(node)] as const));
    return new Map((await Promise.all([all, contact]))[0]);
  };
  return { seen: await drive(lane, work()), calls: lane.calls, permissions: observer.permissions };
}

async function lookAt(node: Node, observer: Observer): Promise<Seen> {
  const kind = kindNamed(node.kind);
  try {
    const live = await kind.observe(node, observer);
    return live === undefined ? {} : { live, binding: kind.bind(live, node) };
  } catch (error) {
    if (error instanceof ConnectionError) throw error;
    return { error };
  }
}
