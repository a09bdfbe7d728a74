import { kinds } from '../../kinds/index.ts';
import type { Kind } from '../../kinds/kind.ts';
import { describeKind } from '../describe.ts';
import { CompletionItemKind, type Offer } from './offer.ts';

const offerOf = (kind: Kind, snippet: string): Offer => ({
  label: kind.keyword,
  kind: CompletionItemKind.Snippet,
  detail: kind.title,
  documentation: describeKind(kind),
  snippet,
});

/** What a declaration starts with. */
export const declarationOffers = (): readonly Offer[] => [
  ...kinds.map(kind => offerOf(kind, kind.snippet)),
  { label: 'existing', kind: CompletionItemKind.Keyword, detail: 'refer to what is there and never write it', insert: 'existing ', retrigger: true },
  { label: 'import', kind: CompletionItemKind.Keyword, detail: 'declarations of another file', insert: 'import ""', snippet: 'import "$0"', retrigger: true },
];

/** Kinds that may be referred to as existing: their header alone, for nothing of them is written. */
export const existingOffers = (): readonly Offer[] =>
  kinds
    .filter(kind => kind.header === 'placed' && kind.existing !== 'never')
    .map(kind => offerOf(kind, kind.snippet.replace(/^existing /, '').replace(/ \{\n[\s\S]*$/, '')));
