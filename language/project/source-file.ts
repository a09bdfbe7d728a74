import type { AstNode, CstNode, LangiumDocument } from 'langium';
import type { Document } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import { chunksOf } from './chunks.ts';

/** One top-level piece of a parsed file. */
export interface SourceFile {
  readonly uri: string;
  /** The text of the whole file. */
  readonly text: string;
  /** Where the piece begins: offsets of its tree count from there. */
  readonly offset: number;
  readonly document: Document;
}

export type Origin = Pick<SourceFile, 'uri' | 'offset'>;

/** The pieces of a document. */
export function sourcesOf(document: LangiumDocument<Document>): SourceFile[] {
  const uri = document.uri.toString();
  const text = document.textDocument.getText();
  return chunksOf(document.parseResult.value).map(({ offset, result }) => ({ uri, text, offset, document: result.value }));
}

export function spanOf({ uri, offset }: Origin, node: AstNode | CstNode | undefined): Span {
  const cst = node && '$type' in node ? (node as AstNode).$cstNode : (node as CstNode | undefined);
  return cst ? { uri, start: offset + cst.offset, end: offset + cst.end } : { uri, start: offset, end: offset };
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
  const text = lines
    .filter(line => !line.trimStart().startsWith('tenantry-ignore'))
    .join('\n')
    .trim();
  return text === '' ? undefined : text;
}
