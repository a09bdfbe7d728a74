import { after, before } from '../facts/edits.ts';
import { expressionNodes } from '../facts/expressions.ts';
import { extensionsNamed } from '../facts/extension-names.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprBareAttribute = rule({
  code: 'expr-bare-attribute',
  severity: 'error',
  why: 'Attributes of the source user stand in square brackets. Without them the engine takes the word for something else and refuses the mapping.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of expressionNodes(topology)) {
      if (node.type !== 'word' || !(attributes.has(node.word) || extensionsNamed(topology, node.word).length > 0)) continue;
      report(node.span, `Write [${node.word}].`, { fixes: [{ title: 'Add brackets', edits: [before(node.span, '['), after(node.span, ']')] }] });
    }
  },
});
