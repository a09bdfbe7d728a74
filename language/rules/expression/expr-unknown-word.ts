import { replace } from '../facts/edits.ts';
import { expressionNodes } from '../facts/expressions.ts';
import { extensionsNamed } from '../facts/extension-names.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprUnknownWord = rule({
  code: 'expr-unknown-word',
  severity: 'error',
  why: 'The engine knows two bare words, the ways to compare in InStr. Attributes stand in brackets and texts in double quotes; anything else is refused.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node, parent, place } of expressionNodes(topology)) {
      if (node.type !== 'word' || attributes.has(node.word) || extensionsNamed(topology, node.word).length > 0) continue;
      // A word in that place is told by the rule on the way to compare.
      if (parent?.type === 'call' && parent.name === 'InStr' && place === 3) continue;
      report(node.span, `"${node.word}" is neither an attribute in brackets nor a text in double quotes.`, {
        fixes: [{ title: 'Put it in double quotes', edits: [replace(node.span, `"${node.word}"`)] }],
      });
    }
  },
});
