import { type JsonObject, member, text } from '../transport/json.ts';
import { path, query } from '../transport/paths.ts';
import type { Observer } from './observer.ts';

/** How many direct members a group has. Synchronization takes direct members only. Counting needs an advanced query (source: Graph's reference). */
export async function countMembers(observer: Observer, groupId: string): Promise<number> {
  const members = query(path`/groups/${groupId}/members`, { $count: 'true', $top: '1', $select: 'id' });
  const answer = await observer.answer({ method: 'GET', path: members, headers: { ConsistencyLevel: 'eventual' } });
  const count = member(answer.body, '@odata.count');
  return typeof count === 'number' ? count : 0;
}

/** How many users some assignments bring in at most; one user may be in several groups. */
export const usersOf = (assigned: readonly JsonObject[], members: ReadonlyMap<string, number>): number =>
  assigned.reduce((sum, { principalId, principalType }) => sum + (principalType === 'Group' ? (members.get(text(principalId)) ?? 0) : 1), 0);

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `up to 12 users` */
export const upTo = (count: number): string => (count === 1 ? 'up to 1 user' : `up to ${count} users`);

/** What happens to users who leave the scope of a link. */
export const usersLeave = (count: number, target: string): string =>
  count === 0 ? 'It brings no user into scope now.' : `${capital(upTo(count))} who are in scope by it only are soft-deleted in ${target} by the next cycle.`;
