import type { LangiumDocument } from 'langium';
import type { LinkedEditingRanges } from 'vscode-languageserver';
import type { Projects } from '../project/workspace.ts';
import { rangeOf } from './positions.ts';
import { symbolAt } from './symbol-at.ts';

/**
 * A name is edited together with all that mention it, where it is declared: whoever edits a mention means another thing. Only
 * names that no other file knows, because the editor edits one file.
 */
export function linkedEditing(projects: Projects, document: LangiumDocument, offset: number): LinkedEditingRanges | undefined {
  const uri = document.uri.toString();
  const symbol = symbolAt(projects, uri, offset);
  if (!symbol || symbol.mentions.length === 0) return undefined;
  const declared = symbol.declarations.map(({ span }) => span);
  const all = [...declared, ...symbol.mentions];
  if (!declared.some(({ start }) => start === symbol.span.start) || all.some(span => span.uri !== uri)) return undefined;
  return { ranges: all.map(span => rangeOf(document, span)), wordPattern: '[_a-zA-Z][_a-zA-Z0-9]*' };
}
