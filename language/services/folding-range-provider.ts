import type { LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { isFirstOnLine, scan, type Token } from './text/scan.ts';

/** Braces, comments of several lines and rows of imports; by the text alone, so that broken text folds too. */
export class TextFoldingRangeProvider implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const text = document.textDocument.getText();
    const tokens = scan(text);
    const line = (offset: number) => document.textDocument.positionAt(offset).line;
    const range = (start: number, end: number, kind?: FoldingRangeKind): FoldingRange[] =>
      end > start ? [{ startLine: start, endLine: end, ...(kind ? { kind } : {}) }] : [];
    const lineComments = tokens.filter(token => token.type === 'comment' && token.text.startsWith('//') && isFirstOnLine(text, token.start));
    return [
      // The closing brace stays visible.
      ...braces(tokens).flatMap(({ start, end }) => range(line(start), line(end) - 1)),
      ...tokens.filter(token => token.text.startsWith('/*')).flatMap(({ start, end }) => range(line(start), line(end), FoldingRangeKind.Comment)),
      ...rows(lineComments.map(({ start }) => line(start))).flatMap(([first, last]) => range(first, last, FoldingRangeKind.Comment)),
      ...rows(importLines(tokens).map(({ start }) => line(start))).flatMap(([first, last]) => range(first, last, FoldingRangeKind.Imports)),
    ];
  }
}

function braces(tokens: readonly Token[]): readonly { start: number; end: number }[] {
  const open: number[] = [];
  return tokens.flatMap(({ text, start }) => {
    if (text === '{') open.push(start);
    const first = text === '}' ? open.pop() : undefined;
    return first === undefined ? [] : [{ start: first, end: start }];
  });
}

const importLines = (tokens: readonly Token[]): readonly Token[] => tokens.filter((token, i) => token.text === 'import' && tokens[i + 1]?.type === 'text');

/** Runs of neighbouring lines, as first and last. */
function rows(lines: readonly number[]): readonly [number, number][] {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found[found.length - 1];
    if (last && line === last[1] + 1) last[1] = line;
    else found.push([line, line]);
  }
  return found;
}
