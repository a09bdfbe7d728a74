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

/** The comment that ends on the line above an offset, without its marks. Looks back line by line: files can be long. */
export function commentAbove(text: string, offset: number): string | undefined {
  const lines: string[] = [];
  let end = lineStart(text, offset);
  if (text.slice(end, offset).trim() !== '') return undefined;
  while (end > 0) {
    const start = lineStart(text, end - 1);
    const line = text.slice(start, end - 1).trim();
    if (lines.length === 0 && line.endsWith('*/')) return blockComment(text, start + text.slice(start, end).lastIndexOf('*/'));
    if (!line.startsWith('//')) break;
    lines.unshift(line.slice(2).replace(/^ /, ''));
    end = start;
  }
  return cleaned(lines);
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

function blockComment(text: string, close: number): string | undefined {
  const open = text.lastIndexOf('/*', close);
  if (open < 0) return undefined;
  const lines = text.slice(open + 2, close).split('\n');
  return cleaned(lines.map(line => line.replace(/^\s*\*?\s?/, '').trimEnd()));
}

function cleaned(lines: readonly string[]): string | undefined {
  const text = lines.join('\n').trim();
  return text === '' ? undefined : text;
}
