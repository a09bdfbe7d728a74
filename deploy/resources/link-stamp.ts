import type { PropertyChange } from '../plan/plan.ts';
import { hashOf, type Mark, type Stamp, sideOf, stampText, withoutStamp } from '../plan/stamp.ts';
import { type Json, type JsonObject, member } from '../transport/json.ts';
import { described, type SchemaWishes } from '../wire/schema.ts';

/** Settings that the stamp of a link remembers, in its order; the mappings follow, each with the attribute that it writes. */
const PATHS = [
  'SyncAll',
  'SyncNotificationSettings.Enabled',
  'SyncNotificationSettings.Recipients',
  'SyncNotificationSettings.DeleteThresholdEnabled',
  'SyncNotificationSettings.DeleteThresholdValue',
  'flowTypes',
  'scope.groups',
];
const ROW = 'attributeMappings.';
/** What the notes of an application hold (source: the property's description in Graph's reference). */
const LONGEST_NOTES = 1024;

/** Names of directory extensions without the application that they belong to: it is another one in every tenant. */
const plain = (text: string): string => text.replace(/extension_[0-9a-f]{32}_/gi, '');

/** A value in the one spelling that is hashed. */
function spelled(path: string, value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  if (path !== 'flowTypes') return plain(value);
  return value
    .split(',')
    .map(part => part.trim().toLowerCase())
    .sort()
    .join();
}

const hash = (path: string, value: Json | undefined): string => hashOf(spelled(path, value) ?? null);
const target = (name: string): string => hashOf(plain(name).toLowerCase());

export interface LinkHashes {
  readonly settings: readonly string[];
  readonly rows: readonly string[];
}

/** What is applied to a configuration, as its stamp remembers it. */
export function linkHashes(secrets: JsonObject, wishes: SchemaWishes, scope: string): LinkHashes {
  const values: Readonly<Record<string, Json | undefined>> = { flowTypes: wishes.flowTypes.join(), 'scope.groups': scope || null };
  const settings = PATHS.map(path => {
    const value = path in values ? values[path] : path.split('.').reduce<Json | undefined>(member, secrets);
    return value === undefined ? '-' : hash(path, value);
  });
  return { settings, rows: wishes.rows.map(row => target(row.target) + hash(ROW, described({ ...row }))).sort() };
}

/** Notes that remember what is applied, behind what people wrote; nothing where there is no room. Many mappings are not remembered. */
export function stampedNotes(notes: string, mark: Mark, { settings, rows }: LinkHashes): string | undefined {
  const written = withoutStamp(notes);
  const texts = [
    [...settings, ...rows],
    [...settings, '-'],
  ].map(hashes => `${written} ${stampText(mark, hashes)}`.trimStart());
  return texts.find(({ length }) => length <= LONGEST_NOTES);
}

/** The changes of a link, each with the side on which its property is no longer what was last applied. */
export function withLinkSides(changes: readonly PropertyChange[], stamp: Stamp | undefined): PropertyChange[] {
  return changes.map(change => {
    const side = stamp && sideOf(applied(change.path, stamp), hash(change.path, change.old), hash(change.path, change.new));
    return side ? { ...change, changed: side } : change;
  });
}

function applied(path: string, { hashes }: Stamp): string | undefined {
  if (!path.startsWith(ROW)) return hashes[PATHS.indexOf(path)];
  const rows = hashes.slice(PATHS.length);
  if (rows[0] === '-') return undefined;
  const key = target(path.slice(ROW.length));
  // A mapping that was not there was not applied.
  return rows.find(row => row.startsWith(key))?.slice(key.length) ?? '-';
}
