import type { LangiumDocument } from 'langium';
import type { Declaration, Document } from '../../generated/ast.ts';
import type { Span } from '../../model/source.ts';
import type { Edit } from '../../problems/problem.ts';
import { type SourceFile, sourcesOf, spanOf } from '../../project/source-file.ts';
import type { SymbolId } from '../../project/symbols.ts';

/** Another way to write what a text says. */
export interface Refactoring {
  readonly title: string;
  /** `rewrite` where it is left out. */
  readonly kind?: 'rewrite' | 'extract' | 'inline' | 'quickfix';
  readonly edits: readonly Edit[];
}

/** Where a symbol is mentioned, by its id, in every topology of a file. */
export type Mentions = (id: SymbolId) => readonly Span[];

/** A declaration as it is written. */
export interface Written {
  readonly node: Declaration;
  readonly source: SourceFile;
  readonly span: Span;
}

export const declarationsIn = (document: LangiumDocument): readonly Written[] =>
  sourcesOf(document as LangiumDocument<Document>).flatMap(source => source.document.declarations.map(node => ({ node, source, span: spanOf(source, node) })));

export const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Puts a new declaration behind the one that comes before `offset`, so that comments above stay where they belong. */
export function insertedBefore(document: LangiumDocument, offset: number, declaration: string): Edit {
  const text = document.textDocument.getText();
  const uri = document.uri.toString();
  const gap = lineEndOf(text).repeat(2);
  const before = sourcesOf(document as LangiumDocument<Document>)
    .flatMap(source => [...source.document.imports, ...source.document.declarations].map(node => spanOf(source, node).end))
    .filter(end => end <= offset);
  if (before.length === 0) return { span: { uri, start: 0, end: 0 }, text: declaration + gap };
  const end = Math.max(...before);
  const rest = /^[^\S\r\n]*(?:\/\/[^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(end))?.[0];
  const at = end + (rest?.length ?? 0);
  return { span: { uri, start: at, end: at }, text: gap + declaration + (rest === undefined ? gap : '') };
}

/** Takes a declaration away, with the empty lines behind it. */
export function removed(text: string, span: Span): Edit {
  const blanks = /^\s*/.exec(text.slice(span.end))?.[0].length ?? 0;
  return { span: { ...span, end: span.end + blanks }, text: '' };
}

/** `wanted`, with a number where it is taken. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  let name = wanted;
  for (let i = 2; names.has(name); i++) name = `${wanted}${i}`;
  return name;
}

export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
