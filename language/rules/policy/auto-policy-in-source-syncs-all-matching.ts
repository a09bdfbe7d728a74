import { quoted } from '../facts/names.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const autoPolicyInSourceSyncsAllMatching = rule({
  code: 'auto-policy-in-source-syncs-all-matching',
  severity: 'info',
  why: 'The rule in the source decides who is created in the target. Whoever changes the attribute sends people.',
  source: 'cross-tenant-synchronization-governance',
  check({ topology, index, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const links = policy.when ? one.grants.flatMap(grant => (grant.type === 'sync' ? (index.link(grant.link.key) ?? []) : [])) : [];
      if (links.length > 0) report(policy.span, `All users who match are sent to ${quoted(links.map(({ target }) => target))}.`);
    }
  },
});
