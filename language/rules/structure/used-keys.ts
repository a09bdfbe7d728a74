import type { Ref } from '../../model/source.ts';
import type { AccessPackage, AccessSettings, Resource, SyncLink, Topology } from '../../model/topology.ts';
import type { Actor, RuleNode } from '../../model/values.ts';
import { attributesIn } from '../../values/expression.ts';
import { perObject } from '../facts/per-topology.ts';

/** Keys of everything that another declaration refers to. */
export function usedKeys(topology: Topology): ReadonlySet<string> {
  const used = new Set<string>();
  for (const one of [...topology.links, ...topology.resources]) for (const key of usedBy(one)) used.add(key);
  return used;
}

const usedBy = perObject((one: SyncLink | Resource): readonly string[] => referred(one).flatMap(key => key ?? []));

function referred(one: SyncLink | Resource): readonly (string | undefined)[] {
  switch (one.kind) {
    case 'sync':
      return usedByLink(one);
    case 'group':
      return one.membershipRule ? extensionsIn(one.membershipRule.root) : [];
    case 'organization':
      return keysOf([...one.internalSponsors, ...one.externalSponsors]);
    case 'access':
      return usedByAccess(one);
    case 'package':
      return usedByPackage(one);
    default:
      return [];
  }
}

function usedByLink({ mapping, assigned, filter, flows }: SyncLink): (string | undefined)[] {
  return [
    mapping && `mapping:${mapping}`,
    ...keysOf(assigned),
    ...(filter?.groups ?? []).flatMap(({ clauses }) => clauses.map(({ attribute }) => attribute.extension)),
    ...flows.flatMap(({ target, source }) => [target.extension, ...attributesIn(source).map(({ extension }) => extension)]),
  ];
}

const keysOf = (refs: readonly Ref[]) => refs.map(({ key }) => key);
const keysOfActors = (actors: readonly Actor[]) => actors.map(actor => ('ref' in actor ? actor.ref.key : undefined));

function usedByPackage({ catalog, grants, policies }: AccessPackage): (string | undefined)[] {
  return [
    catalog?.key,
    ...grants.map(grant => (grant.type === 'group' ? grant.group.key : grant.type === 'application' ? grant.application.key : undefined)),
    ...policies.flatMap(({ when, requestors, approval, review }) => [
      ...(when ? extensionsIn(when.root) : []),
      ...(requestors?.type === 'specific' ? keysOf([...requestors.members, ...requestors.users]) : []),
      ...(requestors?.type === 'organizations' ? keysOf(requestors.organizations) : []),
      ...(approval?.stages ?? []).flatMap(stage => keysOfActors([...stage.approvers, ...stage.fallback, ...(stage.forward?.to ?? [])])),
      ...(review ? keysOfActors([...review.reviewers, ...review.fallback]) : []),
    ]),
  ];
}

function usedByAccess({ inbound, outbound, directConnectInbound, directConnectOutbound }: AccessSettings): (string | undefined)[] {
  return [inbound, outbound, directConnectInbound, directConnectOutbound]
    .flatMap(setting => (setting ? [setting.usersAndGroups.targets, setting.applications.targets] : []))
    .flatMap(targets => (targets === 'all' ? [] : targets.map(target => ('ref' in target ? target.ref.key : undefined))));
}

function extensionsIn(node: RuleNode): (string | undefined)[] {
  switch (node.type) {
    case 'or':
    case 'and':
      return node.parts.flatMap(extensionsIn);
    case 'not':
      return extensionsIn(node.part);
    case 'collection':
      return extensionsIn(node.part);
    default:
      return [node.property?.extension];
  }
}
