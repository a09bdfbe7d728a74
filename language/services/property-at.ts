import { type AstNode, AstUtils } from 'langium';
import { type Block, type Declaration, isBlock, isDeclaration, isPhrase, isProperty, type Phrase, type Property } from '../generated/ast.ts';
import { kindOf } from '../kinds/index.ts';
import type { BlockKind, Kind, PropertyDescriptor } from '../kinds/kind.ts';
import type { Expectation, ExpectedWord } from '../values/property-type.ts';

/** The kind that says what may stand in the body around a node. */
export function ownerOf(node: AstNode): Kind | BlockKind | undefined {
  const holder: Block | Declaration | undefined = AstUtils.getContainerOfType(
    node.$container,
    (one): one is Block | Declaration => isBlock(one) || isDeclaration(one),
  );
  if (!holder) return undefined;
  return isDeclaration(holder) ? kindOf(holder.kind) : blockKind(holder);
}

/** The kind of a nested block, as the declaration around it knows it. */
export function blockKind(block: Block): BlockKind | undefined {
  const owner = ownerOf(block);
  return owner?.header === 'placed' ? owner.blocks?.[block.kind] : undefined;
}

export function descriptorOf(property: Property): PropertyDescriptor | undefined {
  const properties = ownerOf(property)?.properties;
  const name = property.name?.id;
  return properties && name && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** What is expected where a term of a value stands. */
export function expectedAt(
  term: AstNode,
): { readonly before: readonly string[]; readonly behind: readonly string[]; expect(before: readonly string[]): readonly Expectation[] } | undefined {
  const property = AstUtils.getContainerOfType(term, isProperty);
  const phrase: Phrase | undefined = AstUtils.getContainerOfType(term, isPhrase);
  const descriptor = property && descriptorOf(property);
  if (!property || !phrase || !descriptor) return undefined;
  const index = term.$containerIndex ?? 0;
  // Readers look back a few words only; a hostile value may have very many.
  const before = phrase.terms.slice(Math.max(0, index - 16), index).map(one => one.$cstNode?.text ?? '');
  return {
    before,
    behind: phrase.terms.slice(index + 1, index + 4).map(one => one.$cstNode?.text ?? ''),
    expect: words => descriptor.type.expect({ before: words, phrase: phrase.$container === property.value ? (phrase.$containerIndex ?? 0) : 0 }),
  };
}

/** The word of the vocabulary that a term of a value is, or is a part of: `of` in `members of`. */
export function expectedWord(term: AstNode, text: string): ExpectedWord | undefined {
  const place = expectedAt(term);
  // What is told about the whole counts more than that a part may stand there.
  let plain: ExpectedWord | undefined;
  for (let back = 0; place && back <= Math.min(3, place.before.length); back++) {
    const written = [...place.before.slice(place.before.length - back), text];
    for (const expectation of place.expect(place.before.slice(0, place.before.length - back))) {
      if (expectation.type !== 'words') continue;
      const found = expectation.words
        .filter(({ word }) => written.every((part, i) => word.split(' ')[i] === part))
        .sort((a, b) => follows(b.word, written.length, place.behind) - follows(a.word, written.length, place.behind) || a.word.length - b.word.length)
        .find(({ word }) => back > 0 || word === text || word.split(' ').length > 1);
      if (found?.detail) return found;
      plain ??= found;
    }
  }
  return plain;
}

/** How many parts of a word of several parts stand behind the cursor. */
function follows(word: string, written: number, behind: readonly string[]): number {
  const rest = word.split(' ').slice(written);
  const end = rest.findIndex((part, i) => part !== behind[i]);
  return end < 0 ? rest.length : end;
}
