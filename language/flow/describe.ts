import type { Topology } from '../model/topology.ts';
import type { AttributeFlow } from '../model/values.ts';
import type { AttributeReading, AttributeWrite } from './attribute-flows.ts';
import { readingsOf } from './find.ts';

/** A heading and its lines, plain text. A long list is cut, because a mesh can have hundreds of links. */
export interface Description {
  readonly heading: string;
  readonly lines: readonly string[];
}

const shown = 6;

/** Who writes the attribute that stands at one place, for every tenant that reads it there. */
export function describeReadings(readings: readonly AttributeReading[]): readonly Description[] {
  const writes = readings.flatMap(reading => reading.writes);
  const without = readings.flatMap(reading => reading.without);
  const closed = readings.filter(reading => reading.writes.length + reading.without.length === 0);
  return [
    described('Written by', describeWrites(writes)),
    described(
      'Not written by',
      without.map(({ name }) => name),
    ),
    described(
      'No link comes into',
      closed.map(({ tenant }) => tenant),
    ),
  ].filter(({ lines }) => lines.length > 0);
}

/** Who reads what a mapping row writes. */
export function describeRow(topology: Topology, row: AttributeFlow): readonly Description[] {
  return [described('Read by', readingsOf(topology, row).map(describeReader))].filter(({ lines }) => lines.length > 0);
}

/** `contoso -> fabrikam, contoso -> tailspin from "Contoso" (constant), always, for assigned users`: links that do the same are told together. */
function describeWrites(writes: readonly AttributeWrite[]): readonly string[] {
  const together = Map.groupBy(writes, describeWay);
  return [...together].map(([way, same]) => {
    const links = [...new Set(same.map(({ link }) => link.name))];
    return `${links.slice(0, shown).join(', ')}${links.length > shown ? ` and ${links.length - shown} more` : ''} ${way}`;
  });
}

function describeWay({ link, source, type, apply }: AttributeWrite): string {
  const people = `for ${link.scope === 'all' ? 'all' : 'assigned'} users${link.filter ? ' that pass its filter' : ''}`;
  const from = source === undefined ? '(the directory itself)' : `from ${source} (${words[type]})`;
  return `${from}, ${apply === 'always' ? 'always' : 'on creation only'}, ${people}`;
}

const words: { readonly [T in AttributeWrite['type']]: string } = {
  attribute: 'direct',
  constant: 'constant',
  number: 'constant',
  word: 'constant',
  call: 'expression',
  comparison: 'expression',
  directory: 'the directory itself',
};

function describeReader({ use, tenant }: AttributeReading): string {
  if (use.group) return `group ${use.group.name} in ${tenant}`;
  return `policy "${use.policy?.displayName ?? ''}" of package ${use.package?.name ?? ''} in ${tenant}`;
}

function described(heading: string, all: readonly string[]): Description {
  const lines = [...new Set(all)];
  return { heading, lines: lines.length > shown ? [...lines.slice(0, shown), `and ${lines.length - shown} more`] : lines };
}
