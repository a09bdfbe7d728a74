import type { Declared, Span } from '../../language/model/index.ts';
import { quote } from '../import/quote.ts';
import { listOf } from './lists.ts';
import { edited, lineEndOf, removal, type TextEdit } from './text-edit.ts';
import type { Aim, Entry } from './want.ts';

/** Edits inside of one declaration, for all that it has to say. */
export function bodyEdits(entry: Entry, aims: readonly Aim[], source: string): TextEdit[] {
  const own = Map.groupBy(aims, ({ part }) => part?.declaration.start ?? entry.declaration.start);
  return [...own.values()].flatMap(group => {
    const [{ part }] = group as [Aim];
    if (part && group.some(({ want }) => want.type === 'gone')) return [removal(part.declaration, source)];
    return declaredEdits(part ?? entry, entry, group, source);
  });
}

function declaredEdits(declared: Declared<string>, entry: Entry, aims: readonly Aim[], source: string): TextEdit[] {
  const said = new Map<string, string | undefined>();
  const edits: TextEdit[] = [];
  for (const { want } of aims) {
    if (want.type === 'property') said.set(want.property, want.value);
    if (want.type === 'name') edits.push(nameEdit(declared, want.value));
  }
  const wants = aims.flatMap(({ want }) => (want.type === 'drop' || want.type === 'add' ? [want] : []));
  for (const [property, own] of Map.groupBy(wants, want => want.property)) {
    const list = listOf(entry, property, own);
    if (list.kept > 0) edits.push(...list.edits);
    else for (const [name, value] of Object.entries(list.otherwise)) said.set(name, value);
  }
  return [...edits, ...propertyEdits(declared, said, source)];
}

function nameEdit({ span, displayNameSpan, kind }: Declared<string>, value: string): TextEdit {
  if (kind === 'policy') return { span, text: quote(value) };
  return displayNameSpan ? { span: displayNameSpan, text: quote(value) } : { span: { ...span, start: span.end }, text: ` ${quote(value)}` };
}

function propertyEdits(declared: Declared<string>, said: ReadonlyMap<string, string | undefined>, source: string): TextEdit[] {
  const line = (property: string, value: string) => `${property}: ${value}`;
  const replaced = [...said].flatMap(([property, value]): TextEdit[] => {
    const span: Span | undefined = declared.spans[property];
    return span ? [value === undefined ? removal(span, source) : { span, text: line(property, value) }] : [];
  });
  const added = [...said].flatMap(([property, value]) => (declared.spans[property] || value === undefined ? [] : [line(property, value)]));
  const { body, declaration } = declared;
  if (added.length === 0) return emptied(declared, replaced, source) ?? replaced;
  const lineEnd = lineEndOf(source);
  if (!body)
    return [...replaced, { span: { ...declaration, start: declaration.end }, text: ` {${lineEnd}${added.map(one => `  ${one}${lineEnd}`).join('')}}` }];
  const several = source.slice(body.start, body.end).includes('\n');
  const before = several ? `${lineEnd}${declared.kind === 'policy' ? '    ' : '  '}` : ' ';
  return [...replaced, { span: { ...body, start: body.start + 1, end: body.start + 1 }, text: added.map(one => `${before}${one}`).join('') }];
}

/** Nothing is left between the braces: they go, too. */
function emptied({ body, kind }: Declared<string>, edits: readonly TextEdit[], source: string): TextEdit[] | undefined {
  if (!body || kind === 'policy' || edits.length === 0 || edits.some(({ text }) => text !== '')) return undefined;
  if (!/^\{\s*\}$/.test(edited(source.slice(body.start, body.end), edits, body.start))) return undefined;
  return [{ span: { ...body, start: source.slice(0, body.start).trimEnd().length }, text: '' }];
}
