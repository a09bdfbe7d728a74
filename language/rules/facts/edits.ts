import type { Span } from '../../model/source.ts';
import type { Declared } from '../../model/topology.ts';
import type { Edit } from '../../problems/problem.ts';

type Place = Pick<Declared<string>, 'kind' | 'declaration' | 'body' | 'spans' | 'documentation'>;

export const replace = (span: Span, text: string): Edit => ({ span, text });

/** Inserts after a span. */
export const after = (span: Span, text: string): Edit => ({ span: { ...span, start: span.end }, text });

/** Inserts before a span. */
export const before = (span: Span, text: string): Edit => ({ span: { ...span, end: span.start }, text });

/** Sets a property, whether it is written already or not. */
export function setProperty(on: Place, name: string, value: string): readonly Edit[] {
  const stated = on.spans[name];
  return stated ? [replace(stated, `${name}: ${value}`)] : addLines(on, [`${name}: ${value}`]);
}

/** Replaces properties by others: the new ones stand where the old ones stood, the rest behind the last one. */
export function exchangeProperties(on: Place, dropped: readonly string[], wanted: { readonly [name: string]: string }): readonly Edit[] {
  const free = dropped.flatMap(name => on.spans[name] ?? []);
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    const place = on.spans[name] ?? free.shift();
    if (place) edits.push(replace(place, `${name}: ${value}`));
    else added.push(`${name}: ${value}`);
  }
  return [...edits, ...free.map(place => replace(place, '')), ...(added.length > 0 ? addLines(on, added) : [])];
}

/** Adds lines to the body of a declaration, after its properties. */
export function addLines(on: Place, lines: readonly string[]): readonly Edit[] {
  const indent = on.kind === 'policy' ? '    ' : '  ';
  const outer = on.kind === 'policy' ? '  ' : '';
  const text = lines.map(line => `\n${indent}${line}`).join('');
  const last = Object.values(on.spans).reduce<Span | undefined>((latest, span) => (latest && latest.end > span.end ? latest : span), undefined);
  if (last) return [after(last, text)];
  const { body } = on;
  if (!body) return [after(on.declaration, ` {${text}\n${outer}}`)];
  // `{}` and `{ }` hold nothing; a longer body may hold nested declarations and comments.
  return body.end - body.start <= 3 ? [replace(body, `{${text}\n${outer}}`)] : [after({ ...body, end: body.start + 1 }, text)];
}

/** Puts a new declaration next to another one; never between that one and the comment above it. */
export function declareBeside(on: Place, text: string): Edit {
  return on.documentation === undefined ? before(on.declaration, `${text}\n\n`) : after(on.declaration, `\n\n${text}`);
}
