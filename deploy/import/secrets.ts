import { isObject, type JsonObject } from '../transport/json.ts';
import { isPlain, quote } from './quote.ts';

export interface LinkSettings {
  readonly scope: 'assigned' | 'all';
  /** Absent: accidental deletion prevention is off. */
  readonly deletionThreshold?: number;
  /** As written. */
  readonly notify?: string;
}

/** What the service calls secrets; a sentence where the language has no form for it. */
export function readableSecrets(secrets: ReadonlyMap<string, string>): LinkSettings | string {
  const all = secrets.get('SyncAll')?.toLowerCase();
  if (all !== 'true' && all !== 'false') return 'it does not say whom it takes';
  if (secrets.get('AuthenticationType') !== 'SyncPolicy') return 'it does not authenticate by policy';
  const told = notification(secrets.get('SyncNotificationSettings'));
  if (!told) return 'its notification settings are not readable';
  const threshold = told['DeleteThresholdValue'];
  const watched = told['DeleteThresholdEnabled'] === true;
  if (watched && !(typeof threshold === 'number' && Number.isInteger(threshold) && threshold >= 1 && threshold <= 1_000_000))
    return 'its deletion threshold is not a number';
  const mail = told['Recipients'];
  if (told['Enabled'] === true && !(typeof mail === 'string' && /^[^\s@]+@[^\s@]+$/.test(mail) && isPlain(mail)))
    return 'it notifies somebody other than one mail address';
  return {
    scope: all === 'true' ? 'all' : 'assigned',
    ...(watched ? { deletionThreshold: threshold as number } : {}),
    ...(told['Enabled'] === true ? { notify: quote(mail as string) } : {}),
  };
}

/** JSON inside a string. */
function notification(text: string | undefined): JsonObject | undefined {
  if (text === undefined || text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
