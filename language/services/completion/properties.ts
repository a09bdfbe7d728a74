import type { BlockKind, Kind } from '../../kinds/kind.ts';
import { describeKind, describeProperty } from '../describe.ts';
import { CompletionItemKind, type Offer } from './offer.ts';

/** Properties that are not set yet, the ones that have to be first, and blocks that may stand inside. */
export function itemOffers(kind: Kind | BlockKind, existing: boolean, taken: ReadonlySet<string>, named: boolean): readonly Offer[] {
  const properties = Object.entries(kind.properties)
    .filter(([name, { identifies }]) => !taken.has(name) && (!existing || identifies))
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, property]) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: property.type.form,
      documentation: describeProperty(property),
      insert: named ? name : `${name}: `,
      retrigger: !named,
    }));
  const blocks = kind.header === 'placed' && !existing ? Object.values(kind.blocks ?? {}) : [];
  return [
    ...properties,
    ...blocks.map(block => ({
      label: block.keyword,
      kind: CompletionItemKind.Snippet,
      detail: block.title,
      documentation: describeKind(block),
      snippet: block.snippet,
    })),
  ];
}
