import type { Span } from '../model/source.ts';
import type { ReadContext } from './read-context.ts';

/** Reports an operator that a filter or a rule does not have, with the one that was probably meant. */
export function unknownOperator(
  cx: ReadContext,
  code: 'filter-operator-unknown' | 'rule-operator-unknown',
  { text, span }: { readonly text: string; readonly span: Span },
  meant: string | undefined,
): void {
  const fixes = meant ? [{ title: `Change to "${meant}"`, edits: [{ span, text: meant }] }] : [];
  cx.report(code, span, `Unknown operator "${text}".${meant ? ` Did you mean "${meant}"?` : ''}`, fixes);
}
