import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';

/** Texts keep every backslash but the ones before a quote or a backslash, as Entra's expressions do; the closing quote may be missing. */
export class TextValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    return rule.name === 'STRING' ? unquote(input) : rule.name === 'Path' ? input.replace(/\s+/g, '') : super.runConverter(rule, input, cstNode);
  }
}

function unquote(input: string): string {
  return input.slice(1, isClosed(input) ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}

/** Whether a text token ends with an unescaped quote. */
export function isClosed(input: string): boolean {
  if (input.length < 2 || !input.endsWith('"')) return false;
  const backslashes = /\\*$/.exec(input.slice(1, -1))?.[0].length ?? 0;
  return backslashes % 2 === 0;
}
