import type { Connection, Connections } from '../connections/connect.ts';
import { activeAssignments } from '../removal/governance.ts';
import { syncApplicationKey } from '../resources/grants.ts';
import type { Node } from '../resources/kind.ts';
import type { LinkNode } from '../resources/sync-link.ts';
import { drive } from '../transport/drive.ts';
import { text } from '../transport/json.ts';
import { Lane } from '../transport/lane.ts';
import { path } from '../transport/paths.ts';
import { capital, countMembers, upTo, usersOf } from './count-users.ts';
import { Observer } from './observer.ts';
import type { Binding, Operation } from './plan.ts';

export interface LossView {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly connections: Connections;
}

/** The operations, those that take something from people with how many that can be. Reads only where there are such operations. */
export async function withUsersCounted(operations: readonly Operation[], view: LossView): Promise<Operation[]> {
  const losses = new Map<string, string>();
  const byTenant = Map.groupBy(operations.filter(narrows), ({ tenant }) => tenant);
  const counting = [...byTenant].map(async ([tenant, own]) => {
    const connection = view.connections.of(tenant);
    if (connection) await count(connection, own, view, losses);
  });
  await Promise.all(counting);
  return operations.map(operation => (losses.has(operation.id) ? { ...operation, loss: losses.get(operation.id) } : operation));
}

const changed = ({ changes }: Operation, name: string) => changes.find(change => change.path === name && change.old !== undefined);

/** The whole scope becomes the assigned users. */
const restrictsScope = (operation: Operation): boolean => operation.kind === 'syncSecrets' && changed(operation, 'SyncAll')?.new === 'false';
/** A filter of a configuration that is there becomes another one. */
const restrictsFilter = (operation: Operation): boolean => operation.kind === 'syncSchema' && (changed(operation, 'scope.groups')?.new ?? null) !== null;
const takesRole = ({ kind, action }: Operation): boolean => kind === 'resourceRoleScope' && action === 'remove';

const narrows = (operation: Operation): boolean => restrictsScope(operation) || restrictsFilter(operation) || takesRole(operation);

async function count(connection: Connection, operations: readonly Operation[], { nodes, bindings }: LossView, losses: Map<string, string>): Promise<void> {
  const lane = new Lane(connection.port, connection.clock);
  const observer = new Observer(lane, connection.root, async () => undefined);
  const lossOf = async (operation: Operation): Promise<string | undefined> => {
    if (takesRole(operation)) {
      const held = await observer.list(activeAssignments(operation.liveId?.split('/')[0] ?? ''));
      const active = held.filter(({ state }) => text(state).toLowerCase() !== 'expired').length;
      return `${operation.loss ?? ''} ${active === 1 ? '1 person has' : `${active} people have`} an assignment now.`.trim();
    }
    const { link, targetTenant } = nodes.get(operation.id) as LinkNode<string>;
    const id = bindings.get(syncApplicationKey(link.source, link.target))?.id;
    if (id === undefined) return undefined;
    const users = await assignedUsers(id, observer);
    if (restrictsScope(operation)) return `${operation.loss ?? ''} ${capital(upTo(users))} who are assigned stay.`.trim();
    const leave = `that do not fit the filter are soft-deleted in ${targetTenant.displayName}`;
    const some = link.scope === 'all' ? `Users of the source ${leave}.` : `Of ${upTo(users)} who are assigned, those ${leave}.`;
    return [operation.loss, some].filter(Boolean).join(' ');
  };
  const all = operations.map(async operation => {
    // A count is a courtesy: a plan is complete without it.
    const loss = await lossOf(operation).catch(() => undefined);
    if (loss !== undefined) losses.set(operation.id, loss);
  });
  await drive(lane, Promise.all(all));
}

async function assignedUsers(servicePrincipalId: string, observer: Observer): Promise<number> {
  const assigned = await observer.list(path`/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`);
  const groups = assigned.filter(({ principalType }) => principalType === 'Group').map(({ principalId }) => text(principalId));
  const members = await Promise.all(groups.map(async id => [id, await countMembers(observer, id)] as const));
  return usersOf(assigned, new Map(members));
}
