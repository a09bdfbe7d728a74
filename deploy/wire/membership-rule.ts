import type { AttributeName, MembershipRule, RuleNode, RuleValue } from '../../language/model/index.ts';

/** A rule as Entra takes it; `nameOf` gives extensions their full name. */
export function ruleText(rule: MembershipRule, nameOf: (attribute: AttributeName) => string): string {
  return print(rule.root, nameOf);
}

function print(node: RuleNode, nameOf: (attribute: AttributeName) => string): string {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.parts.map(part => `(${print(part, nameOf)})`).join(` -${node.type} `);
    case 'not':
      return `-not (${print(node.part, nameOf)})`;
    case 'comparison':
      return `${node.property ? `${node.subject}.${nameOf(node.property)}` : node.subject} ${node.operator} ${printValue(node.value)}`;
    case 'collection':
      return `user.${nameOf(node.property)} ${node.operator} (${print(node.part, nameOf)})`;
  }
}

function printValue(value: RuleValue): string {
  switch (value.type) {
    case 'text':
      return quote(value.value);
    case 'list':
      return `[${value.values.map(item => quote(item.value)).join(', ')}]`;
    case 'bare':
      return value.text;
  }
}

const quote = (value: string): string => `"${value.replaceAll('"', '`"')}"`;

const TOKENS = /"(?:`.|[^"`])*"|'(?:''|[^'])*'|[()[\],]|[^\s()[\],"']+/g;

/** One spelling for rules that say the same: Entra adds and drops parentheses, spaces and casing of operators. */
export function canonicalRule(rule: string): string {
  const tokens = (rule.match(TOKENS) ?? []).map(token => (/^["']/.test(token) ? token : token.toLowerCase()));
  let at = 0;
  const either = (): string => joined('-or', both);
  const both = (): string => joined('-and', single);
  const joined = (operator: string, part: () => string): string => {
    const parts = [part()];
    while (tokens[at] === operator) {
      at++;
      parts.push(part());
    }
    return parts.length > 1 ? `(${parts.join(` ${operator} `)})` : (parts[0] ?? '');
  };
  const single = (): string => {
    if (tokens[at] === '-not') {
      at++;
      return `-not ${single()}`;
    }
    if (tokens[at] === '(') {
      at++;
      const inside = either();
      if (tokens[at] === ')') at++;
      return inside;
    }
    const words: string[] = [];
    while (at < tokens.length && !['-and', '-or', ')'].includes(tokens[at] ?? '')) {
      if (tokens[at] === '(') words.push(single());
      else words.push(tokens[at++] ?? '');
    }
    return words.join(' ');
  };
  const canonical = either();
  return at === tokens.length ? canonical : tokens.join(' ');
}
