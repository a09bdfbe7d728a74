import { readingsAt, readingsOf, rowAt } from '../flow/index.ts';
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
    const here = [...(row ? [row] : []), ...readings.flatMap(({ writes }) => writes.flatMap(write => write.row ?? []))];
    for (const reading of [...readings, ...here.flatMap(one => readingsOf(topology, one))]) reads.set(keyOf(reading.property.span), reading.property.span);
    for (const one of here) rows.set(keyOf(one.span), one);
    span ??= row?.target.span ?? readings[0]?.property.span;
    written ||= row !== undefined;
  }
  return span && { span, written, rows: [...rows.values()], reads: [...reads.values()] };
}

const keyOf = ({ uri, start, end }: Span): string => `${uri} ${start} ${end}`;
