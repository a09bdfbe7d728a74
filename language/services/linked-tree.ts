import { AstUtils } from 'langium';
import type { Document } from '../generated/ast.ts';

const linked = new WeakSet<Document>();

/** The tree of a piece in which each node knows what it stands in, which the parser leaves out. */
export function linkedTree(tree: Document): Document {
  if (!linked.has(tree)) AstUtils.linkContentToContainer(tree, { deep: true });
  linked.add(tree);
  return tree;
}
