import { type Json, type JsonObject, objects, text } from '../transport/json.ts';
import type { Names } from './registry.ts';

/** `#microsoft.graph.groupMembers` → groupmembers */
export const subjectType = (subject: JsonObject): string =>
  text(subject['@odata.type'])
    .replace(/^#?microsoft\.graph\./i, '')
    .toLowerCase();

/** `manager or socLeads`, empty for nobody; nothing where one of them cannot be named. */
export function actorsText(
  value: Json | undefined,
  tenant: string,
  registry: Names,
): { readonly value: string; readonly needs: readonly string[] } | undefined {
  const needs: string[] = [];
  const words = objects(value).map(subject => {
    switch (subjectType(subject)) {
      case 'requestormanager':
        return subject['managerLevel'] === 2 ? 'manager level 2' : 'manager';
      case 'internalsponsors':
        return 'internal sponsors';
      case 'externalsponsors':
        return 'external sponsors';
      case 'groupmembers':
      case 'singleuser': {
        const kind = subjectType(subject) === 'singleuser' ? 'user' : 'group';
        const found = registry.of(kind, tenant, text(subject[`${kind}Id`]));
        if (found) needs.push(found.key);
        return found?.symbol;
      }
      default:
        return undefined;
    }
  });
  return words.includes(undefined) ? undefined : { value: words.join(' or '), needs };
}
