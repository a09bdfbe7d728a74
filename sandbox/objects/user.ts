import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { checkObject } from '../odata/validate.ts';
import { SeedError } from '../seed-shape.ts';
import type { World } from '../world.ts';

/** Properties that users answer without $select. */
export const USER_DEFAULT = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

export function newUser(world: World, id: string, attributes: JsonObject): JsonObject {
  const name = String(attributes['userPrincipalName']);
  try {
    checkObject(attributes, 'user');
  } catch (error) {
    if (error instanceof GraphError) throw new SeedError(`user ${name}: ${error.message}`);
    throw error;
  }
  return {
    id,
    businessPhones: [],
    givenName: null,
    jobTitle: null,
    mail: name,
    mailNickname: name.split('@')[0] ?? name,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    accountEnabled: true,
    department: null,
    userType: 'Member',
    createdDateTime: world.timestamp(),
    ...attributes,
  };
}
