import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';
import { family } from './clouds.ts';

export const cloudCrossDefaultBlocked = rule({
  code: 'cloud-cross-default-blocked',
  severity: 'warning',
  why: 'B2B collaboration with tenants of another Microsoft cloud is blocked until both sides allow it. Without a setting of its own for this partner nobody can be invited or sign in.',
  source: 'cross-cloud-settings',
  check({ topology, index, report }) {
    for (const organization of index.all('organization')) {
      const { tenant, partner, span } = organization;
      if (partner === undefined || family(index.tenant(tenant)) === family(index.tenant(partner)) || settingOf(topology, tenant, partner)) continue;
      const { declaration } = organization;
      report(span, 'Access from another cloud stays blocked until the organization is added.', {
        related: index.tenant(partner)?.spans['cloud'] ? [{ span: index.tenant(partner)?.spans['cloud'] ?? span, message: `the cloud of "${partner}"` }] : [],
        fixes: [
          {
            title: `Add a setting of ${tenant} for ${partner}`,
            edits: [{ span: { ...declaration, start: declaration.end }, text: `\n\naccess ${tenant} with ${partner} {\n  inbound: allow all\n}` }],
          },
        ],
      });
    }
  },
});
