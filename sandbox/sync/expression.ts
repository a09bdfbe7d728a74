// Mapping expressions: Function("text", [attribute], …) as a tree of mapping sources (section 11).
import type { JsonObject } from '../json.ts';
import { functionNamed } from './vocabulary.ts';

export class ExpressionError extends Error {}

export interface Source extends JsonObject {
  type: 'Attribute' | 'Constant' | 'Function';
  name: string;
  expression: string;
  parameters: JsonObject[];
}

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|\[[^[\]]+\]|&H[0-9A-Fa-f]+|-?\d+(?:\.\d+)?|[A-Za-z]\w*|<>|>=|<=|[(),=<>]/y;

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new ExpressionError(`unexpected '${text[at]}' at position ${at}`);
    if (match[0].trim()) tokens.push(match[0]);
  }
  return tokens;
}

const constant = (token: string): Source => ({
  type: 'Constant',
  name: token.startsWith('"') ? token.slice(1, -1).replaceAll(/\\(.)/g, '$1') : token,
  expression: token,
  parameters: [],
});

export function parseExpression(text: string): Source {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const place = (): Source => {
    const left = term();
    if (!/^(=|<>|>=|<=|>|<)$/.test(peek() ?? '')) return left;
    const operator = tokens[at++] ?? '';
    const right = term();
    return {
      type: 'Function',
      name: operator,
      expression: `${left.expression} ${operator} ${right.expression}`,
      parameters: [
        { key: 'left', value: left },
        { key: 'right', value: right },
      ],
    };
  };
  const term = (): Source => {
    const token = tokens[at++];
    if (token === undefined) throw new ExpressionError('the expression ends too early');
    if (token.startsWith('[')) return { type: 'Attribute', name: token.slice(1, -1), expression: token, parameters: [] };
    if (/^["\-\d&]/.test(token) || token === 'vbTextCompare' || token === 'vbBinaryCompare') return constant(token);
    if (/^[A-Za-z]/.test(token) && peek() === '(') return call(token);
    throw new ExpressionError(`unexpected '${token}'`);
  };
  const call = (name: string): Source => {
    const known = functionNamed(name);
    if (!known) throw new ExpressionError(`the function '${name}' is unknown`);
    at++;
    const places: (Source | undefined)[] = [];
    while (peek() !== ')') {
      places.push(peek() === ',' ? undefined : place());
      if (peek() === ',') {
        at++;
        if (peek() === ')') places.push(undefined);
      } else if (peek() !== ')') throw new ExpressionError(`',' or ')' is expected in ${name}`);
    }
    at++;
    if (places.length < known.min || places.length > (known.max ?? Number.POSITIVE_INFINITY))
      throw new ExpressionError(`${name} has ${places.length} places, ${known.min} to ${known.max ?? 'many'} are expected`);
    const keyOf = (index: number): string => known.keys[index] ?? `${known.keys.at(-1) ?? 'value'}${index}`;
    return {
      type: 'Function',
      name,
      expression: `${name}(${places.map(value => value?.expression ?? '').join(', ')})`,
      parameters: places.flatMap((value, index) => (value ? [{ key: keyOf(index), value }] : [])),
    };
  };
  const source = place();
  if (at < tokens.length) throw new ExpressionError(`unexpected '${tokens[at]}'`);
  return { ...source, expression: text };
}

/** Names of all attributes that an expression reads. */
export function attributesOf(source: JsonObject): string[] {
  if (source['type'] === 'Attribute') return [String(source['name'])];
  const parameters = Array.isArray(source['parameters']) ? (source['parameters'] as JsonObject[]) : [];
  return parameters.flatMap(({ value }) => attributesOf((value ?? {}) as JsonObject));
}
