import { expressionFunctions } from '../../language/data/functions.ts';
import type { AttributeName, Expression } from '../../language/model/index.ts';
import type { Json, JsonObject } from '../transport/json.ts';

type NameOf = (attribute: AttributeName) => string;

/** An expression as text: `Append([displayName], " (Contoso)")`. */
export function expressionText(expression: Expression, nameOf: NameOf): string {
  switch (expression.type) {
    case 'attribute':
      return `[${nameOf(expression.attribute)}]`;
    case 'constant':
      return `"${expression.value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    case 'number':
      return expression.text;
    case 'word':
      return expression.word;
    case 'call':
      return `${expression.name}(${expression.places.map(place => (place ? expressionText(place, nameOf) : '')).join(', ')})`;
    case 'comparison':
      return `${expressionText(expression.left, nameOf)}${expression.operator}${expressionText(expression.right, nameOf)}`;
  }
}

/** Graph's `attributeMappingSource`: a tree whose nodes also carry their text. */
export function mappingSource(expression: Expression, nameOf: NameOf): JsonObject {
  const text = expressionText(expression, nameOf);
  const node = (type: string, name: string, parameters: Json = []): JsonObject => ({ type, name, expression: text, parameters });
  switch (expression.type) {
    case 'attribute':
      return node('Attribute', nameOf(expression.attribute));
    case 'constant':
      return node('Constant', expression.value);
    case 'number':
      return node('Constant', expression.text);
    case 'word':
      return node('Constant', expression.word);
    case 'call':
      return node(
        'Function',
        expression.name,
        expression.places.flatMap((place, index) => (place ? [{ key: parameterKey(expression.name, index), value: mappingSource(place, nameOf) }] : [])),
      );
    case 'comparison':
      return node('Function', expression.operator, [
        { key: 'left', value: mappingSource(expression.left, nameOf) },
        { key: 'right', value: mappingSource(expression.right, nameOf) },
      ]);
  }
}

const functions = new Map(expressionFunctions.map(entry => [entry.name, entry]));

/** Graph's key where it is documented, else the name of the place; a repeating place is counted. */
function parameterKey(name: string, index: number): string {
  const entry = functions.get(name);
  const documented = entry?.graphKeys?.[index];
  if (documented) return documented;
  const last = entry?.places.at(-1);
  const place = entry?.places[index];
  if (place && !place.repeating) return place.name;
  const first = (entry?.places.length ?? 1) - 1;
  return `${place?.name ?? last?.name ?? 'parameter'}${index - first + 1}`;
}

/** One spelling for expressions that say the same: spaces outside quotes do not matter. */
export const canonicalExpression = (text: string): string => text.replace(/"(?:\\.|[^"\\])*"|\s+/g, part => (part.startsWith('"') ? part : ''));
