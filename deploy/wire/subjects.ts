import type { Actor, Ref } from '../../language/model/index.ts';
import type { References } from '../plan/references.ts';
import type { JsonObject } from '../transport/json.ts';

const subject = (type: string, members: JsonObject = {}): JsonObject => ({ '@odata.type': `#microsoft.graph.${type}`, ...members });

export const userSubject = (ref: Ref, references: References): JsonObject => subject('singleUser', { userId: references.of(ref.key) });

export const groupSubject = (ref: Ref, references: References): JsonObject => subject('groupMembers', { groupId: references.of(ref.key) });

export const organizationSubject = (ref: Ref, references: References): JsonObject =>
  subject('connectedOrganizationMembers', { connectedOrganizationId: references.of(ref.key) });

export const ruleSubject = (description: string, membershipRule: string): JsonObject => subject('attributeRuleMembers', { description, membershipRule });

/** Who approves or reviews; `self` is no subject but a setting of the review. */
export const actorSubjects = (actors: readonly Actor[], references: References): JsonObject[] =>
  actors.map(actor => actorSubject(actor, references)).filter(found => found !== undefined);

function actorSubject(actor: Actor, references: References): JsonObject | undefined {
  switch (actor.type) {
    case 'manager':
      return subject('requestorManager', { managerLevel: actor.level });
    case 'internalSponsors':
    case 'externalSponsors':
      return subject(actor.type);
    case 'group':
      return groupSubject(actor.ref, references);
    case 'user':
      return userSubject(actor.ref, references);
    case 'self':
      return undefined;
  }
}

export const actorKeys = (actors: readonly Actor[]): string[] => actors.flatMap(actor => ('ref' in actor ? [actor.ref.key] : []));
