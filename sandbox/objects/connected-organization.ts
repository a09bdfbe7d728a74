import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

export const newConnectedOrganization = (world: World, id: string, body: JsonObject, source: JsonObject): JsonObject => ({
  id,
  description: null,
  state: 'configured',
  ...body,
  identitySources: [source],
  createdDateTime: world.timestamp(),
  modifiedDateTime: world.timestamp(),
  $internalSponsors: [],
  $externalSponsors: [],
});
