import type { Plan } from '../plan/plan.ts';
import { TOKEN } from '../plan/references.ts';
import { isObject, type Json, text } from '../transport/json.ts';

/** Values as people read them: names in place of ids, subjects by what they are, everything else as short JSON. */
export function showValue(value: Json | undefined, names: Plan['names']): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return named(value, names);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(item => showValue(item as Json, names)).join(', ');
  if (isObject(value)) return showObject(value, names);
  return String(value);
}

function showObject(value: { readonly [member: string]: Json | undefined }, names: Plan['names']): string {
  const type = text(value['@odata.type']).replace(/^#?microsoft\.graph\./, '');
  const known = ['groupId', 'userId', 'connectedOrganizationId', 'membershipRule', 'target', 'domainName']
    .map(name => value[name])
    .find(found => typeof found === 'string');
  if (known !== undefined) return showValue(known, names);
  if (type === 'requestorManager') return value['managerLevel'] === 2 ? "the manager's manager" : 'the manager';
  if (type.endsWith('Sponsors')) return type === 'internalSponsors' ? 'internal sponsors' : 'external sponsors';
  const members = Object.entries(value).filter(
    ([name, member]) => name !== '@odata.type' && !(member === null || member === undefined || (Array.isArray(member) && member.length === 0)),
  );
  return members.map(([name, member]) => `${name} ${showValue(member, names)}`).join('; ') || 'nothing';
}

function named(value: string, names: Plan['names']): string {
  const shown = value.replace(TOKEN, (_, key: string, field: string) => (field === 'fullName' ? (names[key] ?? key) : (names[key] ?? key)));
  const whole = names[shown];
  if (whole !== undefined) return whole;
  return shown === '' ? '""' : shown.replace(GUID, id => names[id.toLowerCase()] ?? id).replace(/extension_[0-9a-f]{32}_/g, '');
}

/** Ids also stand inside of sentences: `by members of …`. */
const GUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

const words: Readonly<Record<string, string>> = {
  'automaticUserConsentSettings.inboundAllowed': 'automatic redemption inbound',
  'automaticUserConsentSettings.outboundAllowed': 'automatic redemption outbound',
  'userSyncInbound.isSyncAllowed': 'inbound synchronization allowed',
  'inboundTrust.isMfaAccepted': 'trusts MFA',
  'inboundTrust.isCompliantDeviceAccepted': 'trusts compliant devices',
  'inboundTrust.isHybridAzureADJoinedDeviceAccepted': 'trusts hybrid joined devices',
  SyncAll: 'synchronizes all users',
  CompanyId: 'target tenant',
  'scope.groups': 'scoping filter',
  'schedule.state': 'schedule',
};

/** The path of a property, in Entra's words where it has some. */
export const showPath = (path: string, names: Plan['names']): string => words[path] ?? named(path, names).replace(/^attributeMappings\./, 'mapping of ');
