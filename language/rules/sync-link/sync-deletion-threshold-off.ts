import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const syncDeletionThresholdOff = rule({
  code: 'sync-deletion-threshold-off',
  severity: 'warning',
  why: 'A wrong filter or an emptied group can delete every user in the target in one cycle. The threshold stops such a cycle until somebody looks; it is 500 unless changed.',
  source: 'cross-tenant-synchronization-configure, accidental-deletions',
  check({ topology, report }) {
    const off = topology.links.filter(({ deletionThreshold }) => deletionThreshold === undefined);
    for (const links of together(off, ({ span }) => span)) {
      const [link] = links;
      report(link.spans['accidentalDeletionPrevention'] ?? link.span, `Turn on accidental deletion prevention for ${quoted(links.map(({ name }) => name))}.`, {
        fixes: [
          {
            title: link.spans['deletionThreshold'] ? 'Turn on' : 'Turn on with 500',
            edits: setProperty(link, 'accidentalDeletionPrevention', 'on'),
          },
        ],
      });
    }
  },
});
