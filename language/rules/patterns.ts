import { indexOf } from '../model/query.ts';
import type { Span } from '../model/source.ts';
import type { Topology } from '../model/topology.ts';
import { policies, rolesGivenBy } from './facts/packages.ts';
import { clusters } from './topology/clusters.ts';

/** From the validation catalogue. */
export const patternCodes = [
  'pattern-hub-spoke-application',
  'pattern-hub-spoke-user',
  'pattern-mesh-full',
  'pattern-mesh-partial',
  'pattern-just-in-time',
  'pattern-production-test',
  'pattern-topology-1',
  'pattern-topology-2',
  'topology-2-many-tenants',
  'topology-mixed',
] as const;

/** A shape of Microsoft's articles that a topology, or a part of it, has. Nothing to act on: summaries and the diagram show it. */
export interface Pattern {
  readonly code: (typeof patternCodes)[number];
  readonly text: string;
  /** Symbols of the tenants that take part. */
  readonly tenants: readonly string[];
  readonly span: Span;
}

/** Every pattern of a topology. */
export function patterns(topology: Topology): readonly Pattern[] {
  return [...linkShapes(topology), ...governedPairs(topology)];
}

function* linkShapes(topology: Topology): Generator<Pattern> {
  const index = indexOf(topology);
  for (const { name } of topology.tenants) {
    const to = index.linksTo(name);
    const from = index.linksFrom(name);
    const [first] = [...to, ...from];
    if (first && to.length >= 2 && from.length === 0)
      yield {
        code: 'pattern-hub-spoke-application',
        text: `Application hub: ${to.length} sources feed "${name}".`,
        tenants: [name, ...to.map(({ source }) => source)],
        span: first.span,
      };
    if (first && from.length >= 2 && to.length === 0)
      yield {
        code: 'pattern-hub-spoke-user',
        text: `User hub: "${name}" feeds ${from.length} tenants.`,
        tenants: [name, ...from.map(({ target }) => target)],
        span: first.span,
      };
  }
  for (const { tenants, present, gaps } of clusters(topology)) {
    const [first] = present;
    if (!first || tenants.length < 3) continue;
    const both = present.some(({ source, target }) => present.some(back => back.source === target && back.target === source));
    if (gaps === 0) yield { code: 'pattern-mesh-full', text: `Full mesh: ${tenants.length} tenants, ${present.length} links.`, tenants, span: first.span };
    else if (both) yield { code: 'pattern-mesh-partial', text: 'Partial mesh.', tenants, span: first.span };
  }
  const [only, second] = topology.links;
  if (only && !second && index.tenant(only.target)?.purpose === 'test')
    yield { code: 'pattern-production-test', text: 'Production to test.', tenants: [only.source, only.target], span: only.span };
}

function* governedPairs(topology: Topology): Generator<Pattern> {
  const index = indexOf(topology);
  const all = policies(topology);
  for (const link of topology.links) {
    const sent = all.some(({ package: one }) => one.grants.some(grant => grant.type === 'sync' && grant.link.key === link.key));
    const received = all.some(({ package: one }) => one.tenant === link.target && one.grants.length > 0);
    if (sent && received)
      yield {
        code: 'pattern-topology-1',
        text: 'SOC topology 1: source governs who goes, target governs what they get.',
        tenants: [link.source, link.target],
        span: link.span,
      };
  }
  const targetsOf = new Map<string, string[]>();
  for (const { key, tenant, partner, span } of index.all('organization')) {
    if (partner === undefined) continue;
    const asking = all.filter(({ policy: { requestors } }) => requestors?.type === 'organizations' && requestors.organizations.some(ref => ref.key === key));
    const withRoles = asking.some(({ package: one }) => rolesGivenBy(topology, one).length > 0);
    const linked = index.linksTo(tenant).some(({ source }) => source === partner);
    const tenants = [partner, tenant];
    if (linked && asking.length > 0) yield { code: 'topology-mixed', text: `Both ways exist for ${partner} -> ${tenant}.`, tenants, span };
    if (linked) continue;
    if (withRoles) {
      yield { code: 'pattern-topology-2', text: 'SOC topology 2: target governs both.', tenants, span };
      const targets = [...(targetsOf.get(partner) ?? []), tenant];
      targetsOf.set(partner, targets);
      if (targets.length === 3)
        yield { code: 'topology-2-many-tenants', text: 'Topology 1 suits users who need several tenants.', tenants: [partner, ...targets], span };
    }
    const governed = asking.some(({ policy }) => policy.expires.type !== 'never' && (policy.approval?.stages.length ?? 0) > 0);
    if (governed && !withRoles) yield { code: 'pattern-just-in-time', text: `Just-in-time collaboration between "${partner}" and "${tenant}".`, tenants, span };
  }
}
