import type { Connection } from '../connections/connect.ts';
import { countMembers } from '../plan/count-users.ts';
import { Observer } from '../plan/observer.ts';
import type { Node } from '../resources/kind.ts';
import { drive } from '../transport/drive.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { Lane } from '../transport/lane.ts';
import { path, query } from '../transport/paths.ts';
import { activeAssignments } from './governance.ts';

/** What removals need to know beyond the nodes. */
export interface More {
  /** Active assignments by key of their package. */
  readonly assignments: Map<string, readonly JsonObject[]>;
  /** The application object behind a configuration, by key of its node. */
  readonly applications: Map<string, string>;
  /** Who is assigned to a configuration, by key of its node. */
  readonly assigned: Map<string, readonly JsonObject[]>;
  /** Direct members of a group, by its id. */
  readonly members: Map<string, number>;
}

export const nothingMore = (): More => ({ assignments: new Map(), applications: new Map(), assigned: new Map(), members: new Map() });

/** Who would lose what, and the application behind each configuration. */
export async function readMore(connection: Connection, nodes: readonly Node[], live: ReadonlyMap<string, unknown>, more: More): Promise<void> {
  const lane = new Lane(connection.port, connection.clock);
  const observer = new Observer(lane, connection.root, async () => undefined);
  const count = async (id: string) => more.members.set(id, await countMembers(observer, id));
  const looks = nodes.map(async node => {
    const found = live.get(node.key) as JsonObject | undefined;
    const id = text(found?.['id']);
    if (!found || id === '') return;
    if (node.kind === 'package') more.assignments.set(node.key, (await observer.list(activeAssignments(id))).filter(isActive));
    if (node.kind === 'group') await count(id);
    if (node.kind !== 'syncApplication') return;
    const [application, assigned] = await Promise.all([
      observer.get(query(path`/applications(appId='${text(found['appId'])}')`, { $select: 'id' })),
      observer.list(path`/servicePrincipals/${id}/appRoleAssignedTo`),
    ]);
    if (application) more.applications.set(node.key, text(application['id']));
    more.assigned.set(node.key, assigned);
    await Promise.all(assigned.map(({ principalId, principalType }) => (principalType === 'Group' ? count(text(principalId)) : undefined)));
  });
  await drive(lane, Promise.all(looks));
}

const isActive = ({ state }: JsonObject): boolean => text(state).toLowerCase() !== 'expired';
