// Section 9: PUT replaces the list, GET hides what is sensitive.
import { badRequest, GraphError } from '../errors.ts';
import { isGuid, isObject, type JsonObject, listOf, textOf } from '../json.ts';
import { enumOf } from '../odata/types.ts';
import { type Context, done, type Route } from '../route.ts';
import { SYNC_PATH, synchronizationOf } from './synchronization.ts';

const path = `${SYNC_PATH}/secrets`;
const type = 'synchronizationSecretKeyStringValuePair';
const KEYS = enumOf('synchronizationSecret')?.values ?? [];
const SENSITIVE = [
  'Password',
  'SecretToken',
  'AppKey',
  'ClientSecret',
  'ConsumerKey',
  'ConsumerSecret',
  'TokenKey',
  'Oauth2AccessToken',
  'Oauth2RefreshToken',
  'Oauth2ClientSecret',
  'Oauth2AuthorizationCode',
  'ConnectionString',
];
const NOTIFICATION: Record<string, string> = {
  Enabled: 'boolean',
  Recipients: 'string',
  DeleteThresholdEnabled: 'boolean',
  DeleteThresholdValue: 'number',
  HumanResourcesLookaheadQueryEnabled: 'boolean',
};

/** Unknown keys were seen to give 500 (third-party observation of the reference). */
export function readPairs(value: unknown): { key: string; value: string }[] {
  if (!Array.isArray(value)) throw badRequest("Property 'value' expects a collection of key and value pairs.", 'BadRequest');
  const pairs = value.map(pair => {
    if (!isObject(pair) || typeof pair['key'] !== 'string' || typeof pair['value'] !== 'string' || Object.keys(pair).length !== 2) {
      throw badRequest('A secret is an object with the texts key and value, and nothing else.', 'BadRequest');
    }
    if (!KEYS.includes(pair['key'])) throw new GraphError(500, 'InternalError', `Requested value '${pair['key']}' was not found.`);
    return { key: pair['key'], value: pair['value'] };
  });
  const twice = pairs.find(({ key }, index) => pairs.findIndex(other => other.key === key) !== index);
  if (twice) throw badRequest(`The key '${twice.key}' is given twice.`);
  return pairs;
}

export function checkPair({ key, value }: { key: string; value: string }): void {
  if (value === '') return;
  if (key === 'CompanyId' && !isGuid(value)) throw badRequest(`The value of CompanyId must be a tenant id, not '${value}'.`);
  if (key === 'AuthenticationType' && value !== 'SyncPolicy') throw badRequest(`The value of AuthenticationType must be SyncPolicy, not '${value}'.`);
  if (key === 'SyncAll' && !['true', 'false'].includes(value)) throw badRequest(`The value of SyncAll must be "true" or "false", not '${value}'.`);
  if (key === 'SyncNotificationSettings') checkNotification(value);
}

function checkNotification(text: string): void {
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    settings = undefined;
  }
  if (!isObject(settings)) throw badRequest('The value of SyncNotificationSettings must be the JSON text of an object.');
  for (const [name, value] of Object.entries(settings)) {
    if (NOTIFICATION[name] === undefined) throw badRequest(`SyncNotificationSettings has no member '${name}'.`);
    if (typeof value !== NOTIFICATION[name]) throw badRequest(`The member '${name}' of SyncNotificationSettings must be a ${NOTIFICATION[name]}.`);
  }
}

function put(context: Context): void {
  const synchronization = synchronizationOf(context);
  const pairs = readPairs(context.body['value']);
  for (const pair of pairs) checkPair(pair);
  // Without these two keys the request is accepted and stores nothing (third-party observation of the reference).
  const complete = ['SyncAll', 'SyncNotificationSettings'].every(key => pairs.some(pair => pair.key === key));
  if (complete) synchronization.secrets = pairs.filter(({ value }) => value !== '');
}

const shown = (secrets: { key: string; value: string }[]): JsonObject[] =>
  listOf(secrets).map(({ key, value }) => ({ key: textOf(key), value: SENSITIVE.includes(textOf(key)) ? '*' : textOf(value) }));

export const synchronizationSecrets: Route[] = [
  { method: 'GET', path, type, query: { filter: [] }, handle: context => ({ status: 200, collection: shown(synchronizationOf(context).secrets) }) },
  {
    method: 'PUT',
    path,
    type,
    // Checked here, since an unknown key is not refused like another unknown value.
    extra: { value: 'Any[]!' },
    required: ['value'],
    handle: context => {
      put(context);
      return done;
    },
  },
];
