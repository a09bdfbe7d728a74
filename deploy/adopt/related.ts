import type { Span, Topology } from '../../language/model/index.ts';
import type { Operation, Plan } from '../plan/plan.ts';
import { declarationKey } from './declaration.ts';
import type { Entry } from './want.ts';

/** Other differences of what stands in the same declarations, or takes the same mappings. */
export function relatedTo(asked: readonly Operation[], { operations }: Plan, { links, resources }: Topology): readonly Operation[] {
  const declarations = new Map([...links, ...resources].map(entry => [declarationKey(entry), entry]));
  const around = (span: Span): string | undefined => {
    for (const [key, { declaration }] of declarations)
      if (declaration.uri === span.uri && declaration.start <= span.start && span.end <= declaration.end) return key;
    return undefined;
  };
  const keyOf = ({ span }: Operation) => span && around(span);
  const wanted = new Set(asked.flatMap(operation => keyOf(operation) ?? []));
  const mappings = new Set([...wanted].flatMap(key => mappingOf(declarations.get(key)) ?? []));
  for (const [key, entry] of declarations) if (mappings.has(mappingOf(entry) ?? '')) wanted.add(key);
  return operations.filter(operation => !asked.includes(operation) && wanted.has(keyOf(operation) ?? ''));
}

const mappingOf = (entry: Entry | undefined): string | undefined => (entry?.kind === 'sync' ? entry.mapping : undefined);
