import type { Body, Property } from '../generated/ast.ts';
import { isProperty } from '../generated/ast.ts';
import type { Properties, Values } from '../kinds/kind.ts';
import type { Span } from '../model/source.ts';
import { nearest } from '../problems/nearest.ts';
import { sentenceArticle } from '../problems/words.ts';
import type { ReadContext } from '../values/read-context.ts';
import type { ProblemLog } from './problem-log.ts';

export interface ReadProperties<P extends Properties> {
  readonly values: Values<P>;
  readonly spans: { readonly [property: string]: Span };
}

/** Reads the properties of a body by the descriptors of its kind. `span` is where a missing property is reported. */
export function readProperties(
  body: Body | undefined,
  properties: Properties,
  title: string,
  existing: boolean,
  span: Span,
  cx: ReadContext,
  log: ProblemLog,
): ReadProperties<Properties> {
  const values: { [name: string]: unknown } = {};
  const spans: { [name: string]: Span } = {};
  for (const item of body?.items ?? []) {
    if (!isProperty(item) || !item.name?.id) continue;
    const name = item.name.id;
    const at = cx.span(item.name);
    const descriptor = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!descriptor) {
      reportUnknown(name, { at, property: cx.span(item) }, properties, title, log);
      continue;
    }
    if (spans[name]) {
      log.report('property-twice', at, `"${name}" is set twice.`, { related: [{ span: spans[name], message: 'first set here' }] });
      continue;
    }
    spans[name] = cx.span(item as Property);
    if (existing && !descriptor.identifies) {
      log.report('not-for-existing', at, `This ${title} exists already and is never written: "${name}" cannot be set.`);
      continue;
    }
    if (!item.value) continue;
    const value = descriptor.type.read(item.value, cx);
    if (value !== undefined) values[name] = value;
  }
  if (!existing) {
    for (const [name, descriptor] of Object.entries(properties)) {
      if (descriptor.required && !spans[name]) log.report('missing-property', span, `This ${title} needs "${name}": ${descriptor.type.form}.`);
    }
  }
  return { values, spans } as ReadProperties<Properties>;
}

function reportUnknown(name: string, { at, property }: { at: Span; property: Span }, properties: Properties, title: string, log: ProblemLog): void {
  const known = Object.keys(properties);
  const close = nearest(name, known);
  const expected = known.length > 0 ? ` It has ${known.join(', ')}.` : '';
  log.report('unknown-property', at, `${sentenceArticle(title)} has no property "${name}".${close ? ` Did you mean "${close}"?` : expected}`, {
    fixes: [
      ...(close ? [{ title: `Change to "${close}"`, edits: [{ span: at, text: close }] }] : []),
      { title: `Remove "${name}"`, edits: [{ span: property, text: '' }] },
    ],
  });
}
