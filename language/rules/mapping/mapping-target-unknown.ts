import { nearest } from '../../problems/nearest.ts';
import { replace } from '../facts/edits.ts';
import { extensionInOtherCase } from '../facts/extension-names.ts';
import { attributes, extensionFullName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const mappingTargetUnknown = rule({
  code: 'mapping-target-unknown',
  severity: 'warning',
  why: 'Microsoft publishes no complete list of target attributes; the schema of the job decides. If it has no such attribute the row is refused or writes nothing.',
  source: 'customize-application-attributes',
  check({ topology, report }) {
    for (const { target } of topology.mappings.flatMap(({ flows }) => flows)) {
      const { name, extension, span } = target;
      if (extension || attributes.has(name) || extensionFullName.test(name) || extensionInOtherCase(topology, name)) continue;
      const close = nearest(name, attributes.keys());
      report(span, `"${name}" is not a known target attribute.`, {
        fixes: close ? [{ title: `Change to "${close}"`, edits: [replace(span, close)] }] : [],
      });
    }
  },
});
