import type { Span } from '../model/source.ts';
import type { Topology } from '../model/topology.ts';
import type { AttributeFlow } from '../model/values.ts';
import { type AttributeReading, attributeFlows } from './attribute-flows.ts';

/** Readings whose attribute stands at an offset: several where a declaration is placed in several tenants. */
export const readingsAt = (topology: Topology, uri: string, offset: number): readonly AttributeReading[] =>
  attributeFlows(topology).filter(({ span }) => holds(span, uri, offset));

/** The mapping row whose target stands at an offset. */
export const rowAt = (topology: Topology, uri: string, offset: number): AttributeFlow | undefined =>
  topology.mappings.flatMap(({ flows }) => flows).find(({ target }) => holds(target.span, uri, offset));

/** Readings that a row feeds by any link that uses its mapping. */
export const readingsOf = (topology: Topology, row: AttributeFlow): readonly AttributeReading[] =>
  attributeFlows(topology).filter(({ writes }) => writes.some(write => write.row && samePlace(write.row.span, row.span)));

export const samePlace = (a: Span, b: Span): boolean => a.uri === b.uri && a.start === b.start && a.end === b.end;

const holds = (span: Span, uri: string, offset: number): boolean => span.uri === uri && span.start <= offset && offset <= span.end;
