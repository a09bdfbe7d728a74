import type { AttributeName, MembershipRule, RuleNode, RuleValue } from '../model/index.ts';

/** A membership rule as it is written in Entra. */
export const ruleText = (rule: MembershipRule): string => nodeText(rule.root);

function nodeText(node: RuleNode): string {
  switch (node.type) {
    case 'or':
    case 'and':
      return node.parts.map(part => (part.type === 'or' || part.type === 'and' ? `(${nodeText(part)})` : nodeText(part))).join(` -${node.type} `);
    case 'not':
      return `-not (${nodeText(node.part)})`;
    case 'comparison':
      return `${subject(node.subject, node.property)} ${node.operator} ${valueText(node.value)}`;
    case 'collection':
      return `user.${node.property.name} ${node.operator} (${nodeText(node.part)})`;
  }
}

const subject = (name: string, property?: AttributeName): string => (property ? `${name}.${property.name}` : name);

function valueText(value: RuleValue): string {
  switch (value.type) {
    case 'text':
      return `"${value.value}"`;
    case 'list':
      return `[${value.values.map(entry => `"${entry.value}"`).join(',')}]`;
    case 'bare':
      return value.text;
  }
}
