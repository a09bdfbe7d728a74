import { filterOperators } from '../../language/data/operators.ts';
import { items, type JsonObject, member, objects, text } from '../transport/json.ts';
import { isPlain, quote } from './quote.ts';

/** The template's own group, which the service combines with every filter. */
const BUILT_IN = 'Filter external users';

export interface FilterText {
  /** Empty when there is no filter. */
  readonly text: string;
  /** Groups that somebody else made. */
  readonly others: readonly string[];
}

/** The filter groups that Tenantry made, as written; nothing where one of them has no form. */
export function filterText(groups: readonly JsonObject[], nameOf: (attribute: string) => string): FilterText | undefined {
  const ours = groups.filter(group => /^Tenantry( \d+)?$/.test(text(group['name'])));
  const others = groups
    .filter(group => !ours.includes(group))
    .map(group => text(group['name']))
    .filter(name => name !== BUILT_IN);
  const written = ours.map(group => objects(group['clauses']).map(clause => clauseText(clause, nameOf)));
  if (written.some(clauses => clauses.length === 0 || clauses.includes(undefined))) return undefined;
  return { text: written.map(clauses => clauses.join(' AND ')).join(' OR '), others };
}

function clauseText(clause: JsonObject, nameOf: (attribute: string) => string): string | undefined {
  const attribute = text(clause['sourceOperandName']);
  const operator = filterOperators.find(({ name }) => name === text(clause['operatorName']));
  const values = items(member(clause['targetOperand'], 'values')).map(value => text(value));
  const [value] = values;
  if (!operator || !/^[_a-zA-Z]\w*$/.test(attribute) || values.length > 1 || (value !== undefined && !isPlain(value))) return undefined;
  return `${nameOf(attribute)} ${operator.name}${value === undefined ? '' : ` ${quote(value)}`}`;
}
