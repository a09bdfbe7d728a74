import type { TopologyIndex } from '../../model/query.ts';
import type { SyncLink, Topology } from '../../model/topology.ts';
import type { Fix } from '../../problems/problem.ts';
import { ruleUses } from '../facts/conditions.ts';
import { constantsOf } from '../facts/delivered.ts';
import { declareBeside } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { quoted, together } from '../facts/names.ts';
import { isForInsiders, policies } from '../facts/packages.ts';
import { freeName, placement } from '../facts/placement.ts';
import { rule } from '../rule.ts';

export const targetHasNoAssignment = rule({
  code: 'target-has-no-assignment',
  severity: 'warning',
  why: 'Synchronization creates users; it gives them nothing. They can sign in to the target and find no group, application or role there.',
  source: 'defender-xdr-entra-mto',
  check({ topology, index, report }) {
    const giving = new Set([
      ...ruleUses(topology).map(({ tenant }) => tenant),
      ...policies(topology)
        .filter(({ policy }) => policy.when || isForInsiders(policy))
        .map(({ package: one }) => one.tenant),
    ]);
    for (const links of together(
      topology.links.filter(({ target }) => !giving.has(target)),
      ({ span }) => span,
    )) {
      report(
        links[0].span,
        `Users of ${quoted(links.map(({ source }) => source))} arrive in ${quoted(links.map(({ target }) => target))} without any access.`,
        {
          fixes: automaticPackage(topology, index, links),
        },
      );
    }
  },
});

/** A package that everybody who came by these links gets, with a group for what they may use. */
function automaticPackage(topology: Topology, index: TopologyIndex, links: readonly SyncLink[]): readonly Fix[] {
  const targets = [...new Set(links.map(({ target }) => target))];
  const sources = [...new Set(links.map(({ source }) => source))];
  const conditions = new Set(links.flatMap(link => markOf(index, link) ?? []));
  const [first] = links;
  // A tenant of somebody else is never written.
  if (!first || conditions.size === 0 || targets.some(target => index.tenant(target)?.external)) return [];
  const titles = sources.map(source => index.tenant(source)?.displayName ?? source).join(', ');
  const group = freeName(topology, `from ${sources[0] ?? ''}`);
  const name = freeName(topology, `access for ${sources[0] ?? ''}`);
  const where = placement(topology, targets);
  const declared = `group ${group} ${quotedText(`People from ${titles}`)} in ${where}

package ${name} ${quotedText(`Access for people from ${titles}`)} in ${where} {
  grants: group ${group}
  policy "Automatically" {
    when: ${[...conditions].join(' -or ')}
    removal: immediately
  }
}`;
  return [{ title: `Add an auto assigned package in ${targets.join(', ')}`, edits: [declareBeside(first, declared)] }];
}

/** How a rule of the target knows the users of a link: by a text that the link writes, else by their mail address. */
function markOf(index: TopologyIndex, link: SyncLink): string | undefined {
  const [mark] = constantsOf(link);
  if (mark) return `user.${mark.property} -eq ${quotedText(mark.constant)}`;
  const [domain] = index.tenant(link.source)?.domains ?? [];
  return domain === undefined ? undefined : `user.mail -endsWith ${quotedText(`@${domain}`)}`;
}
