// $expand=a,b($select=x;$expand=c)
import { badQuery } from '../errors.ts';

export interface ExpandItem {
  name: string;
  select?: string[];
  expand: ExpandItem[];
}

/** Parts between separators that stand outside of brackets. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (text[i] === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
    if (depth < 0) break;
  }
  if (depth !== 0) throw badQuery(`Parsing OData Select and Expand failed: unbalanced brackets in '${text}'.`);
  return [...parts, text.slice(start)];
}

export function parseExpand(text: string): ExpandItem[] {
  return split(text, ',').map(part => {
    const [, name, inner] = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(part) ?? [];
    if (!name) throw badQuery(`Parsing OData Select and Expand failed: '${part}' cannot be read.`);
    const item: ExpandItem = { name, expand: [] };
    for (const option of inner === undefined ? [] : split(inner, ';')) {
      const [, key, value = ''] = /^\s*(\$\w+)=(.*)$/s.exec(option) ?? [];
      if (key === '$select') item.select = value.split(',').map(other => other.trim());
      else if (key === '$expand') item.expand = parseExpand(value);
      else throw badQuery(`Parsing OData Select and Expand failed: '${option}' is not supported inside $expand.`);
    }
    return item;
  });
}
