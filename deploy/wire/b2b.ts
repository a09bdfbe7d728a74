import type { B2bPart, B2bSetting, B2bTarget, Trust } from '../../language/model/index.ts';
import type { References } from '../plan/references.ts';
import type { JsonObject } from '../transport/json.ts';

/** Graph's `crossTenantAccessPolicyB2BSetting`, complete: whether PATCH merges inside of it is not documented. */
export function b2bBody(setting: B2bSetting, references: References): JsonObject {
  return {
    usersAndGroups: part(setting.usersAndGroups, { target: 'AllUsers', targetType: 'user' }, references),
    applications: part(setting.applications, { target: 'AllApplications', targetType: 'application' }, references),
  };
}

function part(value: B2bPart, all: JsonObject, references: References): JsonObject {
  return { accessType: value.accessType, targets: value.targets === 'all' ? [all] : value.targets.map(target => targetBody(target, references)) };
}

function targetBody(target: B2bTarget, references: References): JsonObject {
  if ('known' in target) return { target: target.known, targetType: 'application' };
  // Applications are named by their application (client) id, users and groups by their object id.
  return { target: references.of(target.ref.key, target.type === 'application' ? 'appId' : 'id'), targetType: target.type };
}

const flags: readonly [string, Trust][] = [
  ['isMfaAccepted', 'mfa'],
  ['isCompliantDeviceAccepted', 'compliantDevice'],
  ['isHybridAzureADJoinedDeviceAccepted', 'hybridJoinedDevice'],
];

export const trustBody = (trust: readonly Trust[]): JsonObject => Object.fromEntries(flags.map(([name, value]) => [name, trust.includes(value)]));

/** Keys of everything that a setting names. */
export const keysIn = (setting: B2bSetting | undefined): string[] =>
  setting
    ? [setting.usersAndGroups, setting.applications].flatMap(({ targets }) =>
        targets === 'all' ? [] : targets.flatMap(target => ('ref' in target ? [target.ref.key] : [])),
      )
    : [];
