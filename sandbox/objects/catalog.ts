import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

export const newCatalog = (world: World, id: string, body: JsonObject): JsonObject => ({
  id,
  description: null,
  state: 'published',
  isExternallyVisible: false,
  ...body,
  catalogType: 'userManaged',
  createdDateTime: world.timestamp(),
  modifiedDateTime: world.timestamp(),
});
