import type { AstNode, CstNode } from 'langium';
import type { Document } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';

/** A parsed file of a topology. */
export interface SourceFile {
  readonly uri: string;
  readonly text: string;
  readonly document: Document;
}

export function spanOf(uri: string, node: AstNode | CstNode | undefined): Span {
  const cst = node && '$type' in node ? (node as AstNode).$cstNode : (node as CstNode | undefined);
  return cst ? { uri, start: cst.offset, end: cst.end } : { uri, start: 0, end: 0 };
}

/** The comment that ends on the line above an offset, without its marks. */
export function commentAbove(text: string, offset: number): string | undefined {
  const before = text.slice(0, offset).replace(/[^\S\n]*$/, '');
  if (!before.endsWith('\n')) return undefined;
  const above = before.slice(0, -1).replace(/\r$/, '');
  if (above.endsWith('*/')) {
    const start = above.lastIndexOf('/*');
    if (start < 0) return undefined;
    return cleaned(
      above
        .slice(start + 2, -2)
        .split('\n')
        .map(line => line.replace(/^\s*\*?\s?/, '')),
    );
  }
  const lines: string[] = [];
  for (const line of above.split('\n').reverse()) {
    const comment = /^\s*\/\/ ?(.*?)\r?$/.exec(line);
    if (!comment) break;
    lines.unshift(comment[1] ?? '');
  }
  return cleaned(lines);
}

function cleaned(lines: readonly string[]): string | undefined {
  const text = lines.join('\n').trim();
  return text === '' ? undefined : text;
}
