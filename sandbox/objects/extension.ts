import type { JsonObject } from '../json.ts';

/** @param body name as asked for; the stored one is extension_{appId without dashes}_{name} */
export const newExtension = (id: string, application: JsonObject, body: JsonObject): JsonObject => ({
  id,
  deletedDateTime: null,
  appDisplayName: application['displayName'] ?? null,
  dataType: 'String',
  isMultiValued: false,
  isSyncedFromOnPremises: false,
  targetObjects: [],
  ...body,
  name: `extension_${String(application['appId']).replaceAll('-', '')}_${String(body['name'])}`,
  $application: application['id'] ?? null,
});
