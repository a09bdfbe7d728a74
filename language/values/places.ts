import { GrammarUtils } from 'langium';
import type { Parens, Phrase } from '../generated/ast.ts';

/** What stands between the commas of `( a, , b )`; `undefined` where nothing does. `()` has no place. */
export function placesOf(parens: Parens): readonly (Phrase | undefined)[] {
  const commas = GrammarUtils.findNodesForProperty(parens.$cstNode, 'commas').map(comma => comma.offset);
  if (commas.length === 0) return parens.phrases;
  const places: (Phrase | undefined)[] = Array.from({ length: commas.length + 1 }, () => undefined);
  for (const phrase of parens.phrases) {
    const offset = phrase.$cstNode?.offset ?? 0;
    places[commas.filter(comma => comma < offset).length] = phrase;
  }
  return places;
}
