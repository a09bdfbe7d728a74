import { expressionFunctions } from '../../data/functions.ts';
import { describeFunction } from '../describe.ts';
import { CompletionItemKind, type Offer } from './offer.ts';

/** Functions of provisioning expressions that a sync link can use, with their required places to fill. */
export const functionOffers = (): readonly Offer[] =>
  expressionFunctions
    .filter(({ use }) => use === 'usable')
    .map(found => ({
      label: found.name,
      kind: CompletionItemKind.Function,
      detail: found.signature,
      documentation: describeFunction(found),
      insert: `${found.name}(`,
      snippet: `${found.name}(${found.places
        .filter(({ required }) => required)
        .map(({ name }, i) => `\${${i + 1}:${name.replace(/[\\$}]/g, '\\$&')}}`)
        .join(', ')})`,
    }));
