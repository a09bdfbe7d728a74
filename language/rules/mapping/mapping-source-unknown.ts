import { nearest } from '../../problems/nearest.ts';
import { replace } from '../facts/edits.ts';
import { expressionNodes } from '../facts/expressions.ts';
import { extensionInOtherCase } from '../facts/extension-names.ts';
import { attributes, extensionFullName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const mappingSourceUnknown = rule({
  code: 'mapping-source-unknown',
  severity: 'warning',
  why: 'Microsoft publishes no complete list of source attributes; the schema of the job decides. If it has no such attribute the row is refused or carries no value.',
  source: 'customize-application-attributes',
  check({ topology, report }) {
    for (const { node } of expressionNodes(topology)) {
      if (node.type !== 'attribute') continue;
      const { name, extension, span } = node.attribute;
      if (extension || attributes.has(name) || extensionFullName.test(name) || extensionInOtherCase(topology, name)) continue;
      const close = nearest(name, attributes.keys());
      report(span, `"${name}" is not a known source attribute.`, {
        fixes: close ? [{ title: `Change to "${close}"`, edits: [replace(span, close)] }] : [],
      });
    }
  },
});
