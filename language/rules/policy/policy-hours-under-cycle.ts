import { quoted } from '../facts/names.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyHoursUnderCycle = rule({
  code: 'policy-hours-under-cycle',
  severity: 'warning',
  why: 'Delivery of the package and the next cycle of the link both take time, up to 40 minutes each way. The access is half over before anything can be used in the target.',
  check({ topology, index, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const links = one.grants.flatMap(grant => (grant.type === 'sync' ? (index.link(grant.link.key) ?? []) : []));
      if (links.length === 0 || policy.expires.type !== 'after' || policy.expires.duration.hours >= 2) continue;
      const hours = Math.round(policy.expires.duration.hours * 10) / 10;
      report(
        policy.expires.span,
        `Provisioning takes up to 40 minutes each way; ${hours} h leave little time in ${quoted(links.map(({ target }) => target))}.`,
        { related: links.slice(0, 1).map(({ span }) => ({ span, message: 'the link' })) },
      );
    }
  },
});
