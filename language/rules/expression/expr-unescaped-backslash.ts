import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { expressionNodes } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprUnescapedBackslash = rule({
  code: 'expr-unescaped-backslash',
  severity: 'error',
  why: 'A backslash starts an escape, and only quote and backslash can follow it. Alone it makes the engine misread the text or refuse it.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of expressionNodes(topology)) {
      if (node.type !== 'constant' || !node.value.includes('\\')) continue;
      // Escaped fully, the text would be longer than it stands there.
      const right = quotedText(node.value);
      if (node.span.end - node.span.start >= right.length) continue;
      report(node.span, 'Write the backslash twice.', { fixes: [{ title: 'Double it', edits: [replace(node.span, right)] }] });
    }
  },
});
