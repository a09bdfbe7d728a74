import type { Span } from '../model/source.ts';
import type { Topology } from '../model/topology.ts';
import type { AttributeFlow } from '../model/values.ts';
import { perTopology } from '../rules/facts/per-topology.ts';
import { type AttributeReading, attributeFlows } from './attribute-flows.ts';

/** Readings whose attribute stands at an offset: several where a declaration is placed in several tenants. */
export const readingsAt = (topology: Topology, uri: string, offset: number): readonly AttributeReading[] =>
  attributeFlows(topology).filter(({ span }) => holds(span, uri, offset));

/** The mapping row whose target stands at an offset. */
export const rowAt = (topology: Topology, uri: string, offset: number): AttributeFlow | undefined =>
  topology.mappings.flatMap(({ flows }) => flows).find(({ target }) => holds(target.span, uri, offset));

/** Readings that a row feeds by any link that uses its mapping. */
export const readingsOf = (topology: Topology, row: AttributeFlow): readonly AttributeReading[] => byRow(topology).get(placeOf(row.span)) ?? [];

/** A mesh has thousands of links with the same row: each is looked up, not searched for. */
const byRow = perTopology((topology: Topology): ReadonlyMap<string, readonly AttributeReading[]> => {
  const found = new Map<string, AttributeReading[]>();
  for (const reading of attributeFlows(topology)) {
    for (const place of new Set(reading.writes.flatMap(({ row }) => (row ? [placeOf(row.span)] : [])))) {
      const readings = found.get(place);
      if (readings) readings.push(reading);
      else found.set(place, [reading]);
    }
  }
  return found;
});

/** The links that a mapping is used by have rows of their own at the same place of the text. */
export const placeOf = ({ uri, start, end }: Span): string => `${uri} ${start} ${end}`;

const holds = (span: Span, uri: string, offset: number): boolean => span.uri === uri && span.start <= offset && offset <= span.end;
