import type { RuleNode, RuleValue } from '../../model/values.ts';
import { quotedText } from './expression-text.ts';

/** A membership rule as people write it. */
export function ruleText(node: RuleNode): string {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.parts.map(part => (part.type === 'and' || part.type === 'or' ? `(${ruleText(part)})` : ruleText(part))).join(` -${node.type} `);
    case 'not':
      return `-not (${ruleText(node.part)})`;
    case 'comparison':
      return `${node.property ? `${node.subject}.${node.property.name}` : node.subject} ${node.operator} ${valueText(node.value)}`;
    case 'collection':
      return `user.${node.property.name} ${node.operator} (${ruleText(node.part)})`;
  }
}

function valueText(value: RuleValue): string {
  switch (value.type) {
    case 'text':
      return quotedText(value.value);
    case 'list':
      return `[${value.values.map(item => quotedText(item.value)).join(', ')}]`;
    case 'bare':
      return value.text;
  }
}
