import { make } from './page.ts';

/** A line and the indented ones below it as nested lists, which screen readers can walk through. */
export function outlineEntry(text: string): HTMLElement {
  const [first = '', ...rest] = text.split('\n').filter(line => line.trim());
  const entry = make('li', {}, first.trim());
  const open = [entry];
  for (const line of rest) {
    const depth = Math.min(Math.ceil((line.length - line.trimStart().length) / 2), open.length);
    open.length = depth;
    const above = open[depth - 1] ?? entry;
    const item = make('li', {}, line.trim());
    const list = above.lastElementChild ?? make('ul');
    list.append(item);
    above.append(list);
    open.push(item);
  }
  return entry;
}
