import type { Ref } from '../../model/source.ts';
import type { AccessPackage, AccessSettings, Topology } from '../../model/topology.ts';
import type { Actor, RuleNode } from '../../model/values.ts';
import { attributesIn } from '../../values/expression.ts';

/** Keys of everything that another declaration refers to. */
export function usedKeys(topology: Topology): ReadonlySet<string> {
  const used = new Set<string>();
  const use = (keys: Iterable<string | undefined>) => {
    for (const key of keys) if (key !== undefined) used.add(key);
  };
  for (const link of topology.links) {
    use([link.mapping && `mapping:${link.mapping}`, ...link.assigned.map(({ key }) => key)]);
    use((link.filter?.groups ?? []).flatMap(({ clauses }) => clauses.map(({ attribute }) => attribute.extension)));
    for (const { target, source } of link.flows) use([target.extension, ...attributesIn(source).map(({ extension }) => extension)]);
  }
  for (const resource of topology.resources) {
    if (resource.kind === 'group' && resource.membershipRule) use(extensionsIn(resource.membershipRule.root));
    else if (resource.kind === 'organization') use(keysOf([...resource.internalSponsors, ...resource.externalSponsors]));
    else if (resource.kind === 'access') use(usedByAccess(resource));
    else if (resource.kind === 'package') use(usedByPackage(resource));
  }
  return used;
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
