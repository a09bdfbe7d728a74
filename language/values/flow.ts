import type { Flow } from '../generated/ast.ts';
import type { AttributeFlow } from '../model/values.ts';
import { Cursor } from './cursor.ts';
import { attributeName, readExpression } from './expression.ts';
import type { ReadContext } from './read-context.ts';

/** `target <- expression [on create] [default "text"]` */
export function readFlow(flow: Flow, cx: ReadContext): AttributeFlow | undefined {
  const [phrase, second] = flow.value?.phrases ?? [];
  if (!flow.target?.id || !phrase) return undefined;
  if (second) cx.report('bad-value', cx.span(second), 'Expected one expression, not a list.');
  const cursor = new Cursor(phrase, cx);
  const source = readExpression(cursor);
  if (!source) return undefined;
  const apply = cursor.take('on', 'create') ? 'onCreate' : 'always';
  const defaultValue = cursor.take('default') ? (cursor.text()?.text ?? cursor.fail('a text in double quotes after "default"')) : undefined;
  cursor.end('"on create", "default" or the next line');
  return {
    target: attributeName(flow.target.id, cx.span(flow.target), cx),
    source,
    apply,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    span: cx.span(flow),
  };
}
