import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

export const newPackage = (world: World, id: string, body: JsonObject, catalogId: string): JsonObject => ({
  id,
  description: null,
  isHidden: false,
  ...body,
  createdDateTime: world.timestamp(),
  modifiedDateTime: world.timestamp(),
  $catalog: catalogId,
  $incompatiblePackages: [],
  $incompatibleGroups: [],
});
