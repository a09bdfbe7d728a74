import type { Observer } from '../plan/observer.ts';
import type { JsonObject } from '../transport/json.ts';
import { text } from '../transport/json.ts';
import { literal, path, query } from '../transport/paths.ts';
import type { Mentioned } from './references.ts';

const USER = 'id,displayName,userPrincipalName';
const APPLICATION = 'id,appId,displayName,appRoles';

export interface Directory {
  readonly users: readonly JsonObject[];
  /** With `namesakes`: how many have the same name. */
  readonly applications: readonly JsonObject[];
}

/** Users and applications by their ids; those that are gone are left out. */
export async function readDirectory(observer: Observer, { users, applications, clients }: Mentioned): Promise<Directory> {
  const [people, byId, byClient] = await Promise.all([
    Promise.all([...users].sort().map(id => observer.get(query(path`/users/${id}`, { $select: USER })))),
    Promise.all([...applications].sort().map(id => observer.get(query(path`/servicePrincipals/${id}`, { $select: APPLICATION })))),
    Promise.all([...clients].sort().map(id => observer.list(query('/servicePrincipals', { $filter: `appId eq ${literal(id)}`, $select: APPLICATION })))),
  ]);
  const there = (found: JsonObject | undefined): found is JsonObject => found !== undefined;
  const found = new Map([...byId.filter(there), ...byClient.flat()].map(application => [text(application['id']), application]));
  const counted = await Promise.all(
    [...found.values()].map(async application => {
      const same = query('/servicePrincipals', { $filter: `displayName eq ${literal(text(application['displayName']))}`, $select: APPLICATION });
      return { ...application, namesakes: (await observer.list(same)).length };
    }),
  );
  return { users: people.filter(there), applications: counted };
}
