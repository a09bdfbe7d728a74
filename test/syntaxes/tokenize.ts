import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const folder = new URL('../../syntaxes/', import.meta.url);
const files: Readonly<Record<string, string>> = {
  'source.tenantry': 'tenantry.tmLanguage.json',
  'markdown.tenantry.codeblock': 'tenantry.markdown.tmLanguage.json',
};

/** Stands in for the Markdown grammar of the editor: paragraphs and nothing else. */
const markdown = { scopeName: 'text.html.markdown', patterns: [{ match: '.+', name: 'meta.paragraph.markdown' }], repository: {} };

const wasm = await readFile(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
const onigLib = oniguruma.loadWASM(wasm).then(() => ({
  createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));

const registry = new textmate.Registry({
  onigLib,
  async loadGrammar(scopeName) {
    if (scopeName === markdown.scopeName) return textmate.parseRawGrammar(JSON.stringify(markdown), 'markdown.json');
    const file = files[scopeName];
    return file ? textmate.parseRawGrammar(await readFile(new URL(file, folder), 'utf8'), file) : undefined;
  },
  getInjections: scopeName => (scopeName === markdown.scopeName ? ['markdown.tenantry.codeblock'] : undefined),
});

export interface Token {
  readonly text: string;
  /** Without the root scope and without `meta.…`, innermost last, each without its `.tenantry` ending. */
  readonly scopes: readonly string[];
  readonly line: number;
}

export async function grammar(scopeName = 'source.tenantry'): Promise<IGrammar> {
  const loaded = await registry.loadGrammar(scopeName);
  if (!loaded) throw new Error(`No grammar ${scopeName}`);
  return loaded;
}

/** Tokens of a text, blank ones left out. */
export async function tokenize(text: string, scopeName = 'source.tenantry'): Promise<readonly Token[]> {
  const loaded = await grammar(scopeName);
  const tokens: Token[] = [];
  let stack = textmate.INITIAL;
  for (const [line, content] of text.split(/\r?\n/).entries()) {
    const result = loaded.tokenizeLine(content, stack);
    stack = result.ruleStack;
    for (const token of result.tokens) {
      const part = content.slice(token.startIndex, token.endIndex);
      const scopes = token.scopes.slice(1).filter(scope => !scope.startsWith('meta.') || scope.startsWith('meta.embedded'));
      if (part.trim()) tokens.push({ text: part.trim(), scopes: scopes.map(scope => scope.replace(/\.tenantry$/, '')), line });
    }
  }
  return tokens;
}

/** The innermost scope of the first token that reads exactly so, from the given place on. */
export function scopeOf(tokens: readonly Token[], text: string, nth = 0): string | undefined {
  return tokens.filter(token => token.text === text)[nth]?.scopes.at(-1);
}
