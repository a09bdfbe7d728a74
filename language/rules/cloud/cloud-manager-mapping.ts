import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';
import { family } from './clouds.ts';

export const cloudManagerMapping = rule({
  code: 'cloud-manager-mapping',
  severity: 'error',
  why: 'The manager is carried only between two tenants of the commercial cloud. In this link the row would be refused or write nothing.',
  source: 'cross-tenant-synchronization-overview',
  check({ topology, index, report }) {
    for (const link of topology.links) {
      const from = family(index.tenant(link.source));
      const to = family(index.tenant(link.target));
      if (from === to && from !== 'usGovernment') continue;
      for (const flow of link.flows.filter(({ target }) => target.name === 'manager')) {
        report(flow.span, 'The manager attribute is not supported here.', {
          related: [{ span: link.span, message: `used by ${link.name}` }],
          fixes: [{ title: 'Remove the mapping', edits: [replace(flow.span, '')] }],
        });
      }
    }
  },
});
