import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

export const newGroup = (world: World, id: string, body: JsonObject): JsonObject => ({
  id,
  deletedDateTime: null,
  classification: null,
  createdDateTime: world.timestamp(),
  description: null,
  expirationDateTime: null,
  groupTypes: [],
  isAssignableToRole: null,
  mail: null,
  membershipRule: null,
  membershipRuleProcessingState: null,
  onPremisesSyncEnabled: null,
  proxyAddresses: [],
  uniqueName: null,
  visibility: body['isAssignableToRole'] === true ? 'Private' : null,
  ...body,
  $members: [],
  $owners: [],
});
