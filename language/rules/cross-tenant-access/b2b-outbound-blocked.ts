import { setProperty } from '../facts/edits.ts';
import { blocksEverybody, settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';
import { journeys } from './journeys.ts';

export const b2bOutboundBlocked = rule({
  code: 'b2b-outbound-blocked',
  severity: 'error',
  why: 'The home tenant decides whether its people may use another tenant. They would exist in the target and be stopped at sign-in.',
  source: 'cross-tenant-access-overview',
  check({ topology, report }) {
    for (const { from, to, span } of journeys(topology)) {
      const setting = settingOf(topology, from, to);
      if (!setting?.access || !blocksEverybody(setting.b2bCollaborationOutbound?.value)) continue;
      report(span, `"${from}" does not let its users sign in to "${to}".`, {
        related: [{ span: setting.access.spans['outbound'] ?? setting.access.span, message: `blocked by "${from}"` }],
        fixes: [{ title: 'Allow outbound for all users', edits: setProperty(setting.access, 'outbound', 'allow all') }],
      });
    }
  },
});
