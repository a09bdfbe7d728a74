import { placeOf, readingsAt, readingsOf, rowAt } from '../flow/index.ts';
import type { Span } from '../model/source.ts';
import type { AttributeFlow } from '../model/values.ts';
import type { Projects } from '../project/workspace.ts';

/** An attribute at a place where a rule reads it or a mapping writes it, with the other ends, each once. */
export interface FoundAttribute {
  /** The name at the place that was asked for. */
  readonly span: Span;
  /** Whether the place is the target of a mapping row. */
  readonly written: boolean;
  /** Mapping rows that write it; at a target that row alone. */
  readonly rows: readonly AttributeFlow[];
  /** Where rules read what those rows write. */
  readonly reads: readonly Span[];
}

/** Follows an attribute across tenants, in every project that the file takes part in. */
export function attributeAt(projects: Projects, uri: string, offset: number): FoundAttribute | undefined {
  const rows = new Map<string, AttributeFlow>();
  const reads = new Map<string, Span>();
  let span: Span | undefined;
  let written = false;
  for (const { topology } of projects.of(uri)) {
    const row = rowAt(topology, uri, offset);
    const readings = readingsAt(topology, uri, offset);
    const feeding = readings.flatMap(({ writes }) => writes.flatMap(write => write.row ?? []));
    const here = new Map([...(row ? [row] : []), ...feeding].map(one => [placeOf(one.span), one]));
    for (const { property } of [...readings, ...[...here.values()].flatMap(one => readingsOf(topology, one))]) reads.set(placeOf(property.span), property.span);
    for (const [place, one] of here) rows.set(place, one);
    span ??= row?.target.span ?? readings[0]?.property.span;
    written ||= row !== undefined;
  }
  return span && { span, written, rows: [...rows.values()], reads: [...reads.values()] };
}
