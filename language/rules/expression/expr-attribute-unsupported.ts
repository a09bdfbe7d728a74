import { expressionNodes } from '../facts/expressions.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprAttributeUnsupported = rule({
  code: 'expr-attribute-unsupported',
  severity: 'error',
  why: 'Photos, passwords, custom security attributes and a few others are documented as not available to synchronization.',
  source: 'known-issues (app-provisioning)',
  check({ topology, report }) {
    for (const { node, parent } of expressionNodes(topology)) {
      if (parent && node.type === 'attribute' && attributes.get(node.attribute.name)?.asSource === 'no')
        report(node.span, `[${node.attribute.name}] is not available as source.`);
    }
  },
});
