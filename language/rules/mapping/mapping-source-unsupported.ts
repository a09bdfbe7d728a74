import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const mappingSourceUnsupported = rule({
  code: 'mapping-source-unsupported',
  severity: 'error',
  why: 'The provisioning engine cannot read this attribute from the source, so the row would never carry a value. Photos, passwords and custom security attributes are among them.',
  source: 'known-issues (app-provisioning), cross-tenant-synchronization-overview',
  check({ topology, report }) {
    for (const { source } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (source.type === 'attribute' && attributes.get(source.attribute.name)?.asSource === 'no')
        report(source.span, `"${source.attribute.name}" cannot be read as a source attribute.`);
    }
  },
});
