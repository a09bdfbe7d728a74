import { expressionNodes } from '../facts/expressions.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprAttributeUnsupported = rule({
  code: 'expr-attribute-unsupported',
  severity: 'error',
  why: 'The provisioning engine cannot read this attribute, so the expression never gets its value. Photos, passwords and custom security attributes are among them.',
  source: 'known-issues (app-provisioning)',
  check({ topology, report }) {
    for (const { node, parent } of expressionNodes(topology)) {
      if (parent && node.type === 'attribute' && attributes.get(node.attribute.name)?.asSource === 'no')
        report(node.span, `[${node.attribute.name}] is not available as source.`);
    }
  },
});
