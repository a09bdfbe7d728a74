/** A text in quotes in a source. */
export interface Literal {
  readonly value: string;
  /** The code in front of it, without white space at its end. */
  readonly before: string;
  /** From 1. */
  readonly line: number;
}

/** What may stand in front of a regular expression; behind anything else a slash divides. */
const opensExpression = /(?:[(,=:[!&|?{};+]|=>|\breturn|^)$/;

/** All texts in quotes of a TypeScript source, without comments, types aside. Of templates, the parts between the values. */
export function literals(source: string): readonly Literal[] {
  const found: Literal[] = [];
  let code = '';
  let at = 0;

  const take = (text: string, value: string, from: number) =>
    found.push({ value, before: text.trimEnd().slice(-200), line: source.slice(0, from).split('\n').length });

  const quoted = (quote: string) => {
    const [from, before] = [at, code];
    const end = endOf(source, at + 1, quote);
    take(before, unescaped(source.slice(at + 1, end)), from);
    code += source.slice(from, end + 1);
    at = end + 1;
  };

  const template = () => {
    const [from, before] = [at, code];
    let text = '';
    for (at++; at < source.length && source[at] !== '`'; ) {
      if (source.startsWith('${', at)) {
        at += 2;
        code += '${';
        walk('}');
        text += '\u0000';
      } else if (source[at] === '\\') {
        text += unescaped(source.slice(at, at + 2));
        at += 2;
      } else text += source[at++];
    }
    at++;
    code += '``';
    for (const part of text.split('\u0000')) if (part) take(`${before}\``, part, from);
  };

  const walk = (until?: string) => {
    let depth = 0;
    while (at < source.length) {
      const sign = source[at] ?? '';
      if (until && depth === 0 && sign === until) {
        at++;
        return;
      }
      if (source.startsWith('//', at)) at = lineEnd(source, at);
      else if (source.startsWith('/*', at)) at = source.indexOf('*/', at) + 2;
      else if (sign === '/' && opensExpression.test(code.trimEnd())) at = regexEnd(source, at);
      else if (sign === "'" || sign === '"') quoted(sign);
      else if (sign === '`') template();
      else {
        if (sign === '{') depth++;
        else if (sign === '}') depth--;
        code += sign;
        at++;
      }
    }
  };

  walk();
  return found;
}

const lineEnd = (source: string, from: number): number => (source.indexOf('\n', from) + 1 || source.length + 1) - 1;

function endOf(source: string, from: number, quote: string): number {
  let at = from;
  while (at < source.length && source[at] !== quote) at += source[at] === '\\' ? 2 : 1;
  return at;
}

function regexEnd(source: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return at + 1;
  }
  return source.length;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (text: string): string =>
  text.replaceAll(/\\u([0-9a-f]{4})|\\(.)/gis, (_, hex?: string, sign = '') => (hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (escapes[sign] ?? sign)));
