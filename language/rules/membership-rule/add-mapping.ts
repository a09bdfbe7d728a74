import type { SyncLink, Topology } from '../../model/topology.ts';
import type { AttributeName } from '../../model/values.ts';
import type { Edit } from '../../problems/problem.ts';
import { mappingsByName } from '../facts/by-tenant.ts';
import { addLines, declareBeside, setProperty } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { freeName } from '../facts/placement.ts';
import { attributeOfRuleProperty } from '../facts/vocabulary.ts';

/** Makes a link write an attribute: a new row of its mapping, or a new mapping. */
export function addMapping(topology: Topology, link: SyncLink, property: AttributeName, wanted: string | undefined): readonly Edit[] {
  const target = attributeOfRuleProperty.get(property.name)?.name ?? property.name;
  const source = wanted !== undefined ? quotedText(wanted) : property.extension ? '""' : `[${target}]`;
  const row = `${target} <- ${source}`;
  const mapping = mappingsByName(topology).get(link.mapping ?? '');
  if (!mapping) {
    const name = freeName(topology, `from ${link.source}`);
    return [declareBeside(link, `mapping ${name} {\n  ${row}\n}`), ...setProperty(link, 'mapping', name)];
  }
  const last = mapping.flows[mapping.flows.length - 1];
  return addLines(last ? { ...mapping, spans: { ...mapping.spans, last: last.span } } : mapping, [row]);
}
