import { kindOf } from '../../kinds/index.ts';
import type { Token } from '../text/scan.ts';
import { continueHeader, type Header, startHeader } from './header.ts';

/** A property or mapping line, from its name to where the walk ended. */
export interface Item {
  readonly type: 'property' | 'flow';
  readonly name: string;
  readonly value: Token[];
}

/** A pair of braces that is open at the end of the walk. */
export interface Scope {
  /** The kind of a declaration, or the word in front of a nested block. */
  readonly keyword: string;
  /** Names that its items have so far. */
  readonly used: string[];
  item?: Item;
}

export interface Walk {
  /** The declaration that is being written; none between two. */
  header?: Header;
  /** Where `import` stands without its path. */
  importing: boolean;
  /** From the body of the declaration inwards; empty outside of braces. */
  scopes: Scope[];
}

/**
 * Reads tokens up to a place and tells what is open there. Braces that were never closed end where a line starts with a
 * declaration in its first column: nobody indents less than that.
 */
export function walk(tokens: readonly Token[], text: string): Walk {
  const state: Walk = { importing: false, scopes: [] };
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    const scope = state.scopes[state.scopes.length - 1];
    if (startsDeclaration(token, next, text)) {
      state.scopes = [];
      state.header = undefined;
      outside(state, token);
    } else if (scope) inside(state, scope, tokens, i);
    else outside(state, token);
  });
  return state;
}

/** Whether a token is the first word of a declaration at the start of a line. */
export function startsDeclaration({ type, text: word, start }: Token, next: Token | undefined, text: string): boolean {
  if (type !== 'word' || (start > 0 && text[start - 1] !== '\n')) return false;
  if (word === 'import') return next?.type !== 'word';
  return (word === 'existing' || kindOf(word) !== undefined) && (next === undefined || next.type === 'word');
}

function outside(state: Walk, token: Token): void {
  const { text, type } = token;
  const continued = state.header && continueHeader(state.header, token);
  const importing = state.importing;
  state.importing = false;
  if (text === '{') state.scopes.push({ keyword: state.header?.kind ?? '', used: [] });
  else if (continued) state.header = continued;
  else if (importing && type === 'text') state.header = undefined;
  else {
    state.header = type === 'word' && text !== 'import' ? startHeader(text) : undefined;
    state.importing = text === 'import';
  }
}

function inside(state: Walk, scope: Scope, tokens: readonly Token[], i: number): void {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (!token) return;
  if (token.text === '}') {
    state.scopes.pop();
    if (state.scopes.length === 0) state.header = undefined;
  } else if (token.text === '{') {
    const keyword = tokens[i - 2];
    scope.item = undefined;
    state.scopes.push({ keyword: keyword?.type === 'word' ? keyword.text : '', used: [] });
  } else if (token.type === 'word' && (next?.text === ':' || next?.text === '<-')) {
    scope.used.push(token.text);
    scope.item = { type: next.text === ':' ? 'property' : 'flow', name: token.text, value: [] };
  } else if (scope.item && !(isMark(token) && scope.item.value.length === 0 && tokens[i - 1]?.text === scope.item.name)) scope.item.value.push(token);
}

const isMark = ({ text }: Token): boolean => text === ':' || text === '<-';
