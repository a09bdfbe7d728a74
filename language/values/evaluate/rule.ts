import { userAttributes } from '../../data/attributes.ts';
import type { AttributeName, MembershipRule, RuleNode, RuleValue } from '../../model/values.ts';
import { allOf, anyOf, notOf, settled, type Verdict, verdictOf } from './filter.ts';
import { unknown, type Value } from './outcome.ts';
import { isList, textOf } from './places.ts';
import { regularExpression } from './regular-expression.ts';
import { attributeOf, type UserValues } from './user.ts';

/**
 * Whether a membership rule takes in a user of its own tenant. Comparisons ignore case; an empty value equals `null` only,
 * so it fulfils every negated operator. Never throws.
 */
export const evaluateRule = ({ root }: MembershipRule, user: UserValues): Verdict => evaluateRuleNode(root, user);

function evaluateRuleNode(node: RuleNode, user: UserValues, item?: string): Verdict {
  switch (node.type) {
    case 'and':
      return allOf(node.parts.map(part => evaluateRuleNode(part, user, item)));
    case 'or':
      return anyOf(node.parts.map(part => evaluateRuleNode(part, user, item)));
    case 'not':
      return notOf(evaluateRuleNode(node.part, user, item));
    case 'collection':
      return collection(node, user);
    default:
      return verdictOf(() => {
        if (node.subject === '_') return item === undefined ? unknown('"_" stands inside -any and -all only') : compare(node.operator, item, node.value);
        if (node.subject !== 'user' || !node.property) return unknown(`"${node.subject}" is left to the service`);
        return compare(node.operator, settled(attributeOf(user, synchronized(node.property))), node.value);
      });
  }
}

const spelled = new Map(userAttributes.flatMap(({ ruleProperty, name }) => (ruleProperty ? [[ruleProperty, name] as const] : [])));

/** Rules spell some attributes in their own way. */
const synchronized = (property: AttributeName): AttributeName => ({ ...property, name: spelled.get(property.name) ?? property.name });

function collection(node: Extract<RuleNode, { type: 'collection' }>, user: UserValues): Verdict {
  if (!['otherMails', 'proxyAddresses'].includes(node.property.name)) return { unknown: `"${node.property.name}" of the sample is not known` };
  const items = verdictOf(() => settled(attributeOf(user, node.property)) !== null);
  if (typeof items !== 'boolean') return items;
  const value = attributeOf(user, node.property);
  const list = isList(value as Value) ? (value as readonly string[]) : [];
  if (list.length === 0 && node.operator === '-all') return { unknown: 'what -all means for no items is not documented' };
  const verdicts = list.map(one => evaluateRuleNode(node.part, user, one));
  return node.operator === '-any' ? anyOf(verdicts) : allOf(verdicts);
}

/** Each negated operator and the one that it turns around. */
const negated: { readonly [operator: string]: string } = {
  '-ne': '-eq',
  '-notStartsWith': '-startsWith',
  '-notEndsWith': '-endsWith',
  '-notContains': '-contains',
  '-notMatch': '-match',
  '-notIn': '-in',
};

function compare(operator: string, value: Value, wanted: RuleValue): boolean {
  const positive = negated[operator];
  if (positive) return !compare(positive, value, wanted);
  const empty = value === null || value === '';
  if (wanted.type === 'bare' && wanted.text === 'null') return operator === '-eq' ? empty : unknown('null goes with -eq and -ne only');
  if (empty) return false;
  const text = textOf(value).toLowerCase();
  if (wanted.type === 'list') return operator === '-in' ? wanted.values.some(one => one.value.toLowerCase() === text) : unknown('a list goes with -in only');
  if (wanted.type === 'bare' && wanted.text.startsWith('system.now')) return unknown('it depends on the moment of the evaluation');
  const other = wanted.type === 'text' ? wanted.value : wanted.text;
  switch (operator) {
    case '-eq':
      return text === other.toLowerCase();
    case '-startsWith':
      return text.startsWith(other.toLowerCase());
    case '-endsWith':
      return text.endsWith(other.toLowerCase());
    case '-contains':
      return text.includes(other.toLowerCase());
    case '-match':
      return regularExpression(other, 'i', textOf(value)).test(textOf(value));
    case '-in':
      return unknown('-in takes a list');
    default:
      return unknown(`${operator} is left to the service`);
  }
}
