import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const syncDeletionThresholdNeedsMail = rule({
  code: 'sync-deletion-threshold-needs-mail',
  severity: 'warning',
  why: 'When the threshold is reached the job goes into quarantine and waits for an administrator. Without an address nobody is told.',
  source: 'cross-tenant-synchronization-configure, accidental-deletions',
  check({ topology, index, report }) {
    const silent = topology.links.filter(({ deletionThreshold, spans }) => deletionThreshold !== undefined && !spans['notify']);
    for (const links of together(silent, ({ span }) => span)) {
      const [link] = links;
      const domain = index.tenant(link.source)?.domains[0];
      report(link.span, `Nobody learns that ${quoted(links.map(({ name }) => name))} went into quarantine.`, {
        fixes: domain ? [{ title: `Add a notification address at ${domain}`, edits: setProperty(link, 'notify', `"identity@${domain}"`) }] : [],
      });
    }
  },
});
