import { setProperty } from '../facts/edits.ts';
import { organizationsAsked } from '../facts/organizations.ts';
import { blocksEverybody, settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';

export const b2bInboundBlocksConnectedOrganization = rule({
  code: 'b2b-inbound-blocks-connected-organization',
  severity: 'error',
  why: 'Entra checks the access settings when it invites somebody. A request is approved and then fails, because the user may not come in.',
  source: 'entitlement-management-external-users, allow-deny-list',
  check({ topology, index, report }) {
    const asked = organizationsAsked(topology);
    for (const { key, tenant, partner, name, span } of index.all('organization')) {
      const setting = partner === undefined ? undefined : settingOf(topology, tenant, partner);
      if (!asked.has(key) || !setting?.access || !blocksEverybody(setting.b2bCollaborationInbound?.value)) continue;
      report(span, `Users of "${name}" can request access but cannot be invited: inbound B2B collaboration is blocked.`, {
        related: [{ span: setting.access.spans['inbound'] ?? setting.access.span, message: `blocked by "${tenant}"` }],
        fixes: [{ title: 'Allow inbound B2B collaboration', edits: setProperty(setting.access, 'inbound', 'allow all') }],
      });
    }
  },
});
