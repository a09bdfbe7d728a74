import type { Expression } from '../../model/values.ts';

/** An expression as people write it. */
export function expressionText(expression: Expression | undefined): string {
  switch (expression?.type) {
    case 'attribute':
      return `[${expression.attribute.name}]`;
    case 'constant':
      return quotedText(expression.value);
    case 'number':
      return expression.text;
    case 'word':
      return expression.word;
    case 'call':
      return `${expression.name}(${expression.places.map(expressionText).join(', ')})`;
    case 'comparison':
      return `${expressionText(expression.left)} ${expression.operator} ${expressionText(expression.right)}`;
    default:
      return '';
  }
}

/** A text with its quotes; quotes and backslashes inside are escaped. */
export const quotedText = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;
