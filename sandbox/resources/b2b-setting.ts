// Rules on cross-tenant access settings (section 4) and how PATCH brings them in.
import { badRequest } from '../errors.ts';
import { isGuid, isObject, type Json, type JsonObject, listOf, objectOf } from '../json.ts';
import { findMember, typeOf } from '../odata/types.ts';
import type { Unconfirmed } from '../options.ts';

const SETTINGS = ['b2bCollaborationInbound', 'b2bCollaborationOutbound', 'b2bDirectConnectInbound', 'b2bDirectConnectOutbound', 'tenantRestrictions'];
const NAMED: Record<string, string> = { AllUsers: 'user', AllApplications: 'application', Office365: 'application' };
const KINDS: Record<string, string[]> = { usersAndGroups: ['user', 'group'], applications: ['application'] };

export function checkSettings(body: JsonObject): void {
  for (const name of SETTINGS) {
    const setting = body[name];
    if (!isObject(setting)) continue;
    for (const [side, kinds] of Object.entries(KINDS)) for (const target of listOf(objectOf(setting[side])['targets'])) checkTarget(name, side, kinds, target);
    checkConsistency(name, setting);
  }
}

function checkTarget(setting: string, side: string, kinds: string[], { target, targetType }: JsonObject): void {
  const at = `${setting}/${side}/targets`;
  if (typeof target !== 'string' || typeof targetType !== 'string') throw badRequest(`A target in '${at}' needs target and targetType.`);
  if (!kinds.includes(targetType)) throw badRequest(`A target in '${at}' cannot have the type '${targetType}'.`);
  const named = Object.hasOwn(NAMED, target) ? NAMED[target] : undefined;
  if (named ? named !== targetType : !isGuid(target)) throw badRequest(`Invalid target '${target}' of type '${targetType}' in '${at}'.`);
}

const blocksAll = (side: Json | undefined, all: string): boolean =>
  isObject(side) && side['accessType'] === 'blocked' && listOf(side['targets']).some(({ target }) => target === all);

function checkConsistency(name: string, { usersAndGroups, applications }: JsonObject): void {
  if (!isObject(usersAndGroups) || !isObject(applications)) return;
  const users = blocksAll(usersAndGroups, 'AllUsers');
  if (users !== blocksAll(applications, 'AllApplications')) {
    throw badRequest(
      users ? `'${name}' blocks all users, so it must block all applications.` : `'${name}' allows users, so it must allow at least one application.`,
    );
  }
}

/** Brings a PATCH in: the members named, each whole or member by member (an open point of the reference). */
export function patchSettings(entity: JsonObject, type: string, body: JsonObject, how: Unconfirmed['partnerPatch']): void {
  for (const [name, value] of Object.entries(body)) {
    const before = entity[name];
    if (!isObject(value)) entity[name] = value;
    else entity[name] = how === 'merge' && isObject(before) ? { ...before, ...value } : complete(value, findMember(type, name)?.type);
  }
  // A partner without consent settings still reports both members.
  if ('automaticUserConsentSettings' in body && body['automaticUserConsentSettings'] === null) {
    entity['automaticUserConsentSettings'] = { inboundAllowed: null, outboundAllowed: null };
  }
}

/** Members that were not sent read as null. */
function complete(value: JsonObject, type: string | undefined): JsonObject {
  const simple = type === 'inboundOutboundPolicyConfiguration' || type === 'crossTenantAccessPolicyInboundTrust';
  const names = simple ? Object.keys(typeOf(type ?? '')?.properties ?? {}) : [];
  return { ...Object.fromEntries(names.map(name => [name, null])), ...value };
}
