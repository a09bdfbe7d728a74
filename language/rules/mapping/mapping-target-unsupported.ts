import { replace } from '../facts/edits.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const mappingTargetUnsupported = rule({
  code: 'mapping-target-unsupported',
  severity: 'error',
  why: 'Synchronization cannot write this attribute: addresses and object ids belong to the target, and passwords, photos, custom security attributes and address list switches are excluded.',
  source: 'known-issues (app-provisioning), cross-tenant-synchronization-overview, customize-application-attributes',
  check({ topology, report }) {
    for (const { target, span } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (target.extension || attributes.get(target.name)?.asTarget !== 'no') continue;
      report(target.span, `"${target.name}" cannot be written in the target tenant.`, {
        fixes: [{ title: 'Remove the mapping', edits: [replace(span, '')] }],
      });
    }
  },
});
