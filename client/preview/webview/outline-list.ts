import { make } from './page.ts';

/** Indented lines as nested lists, which screen readers can walk through. */
export function outlineList(text: string): HTMLElement {
  const root = make('ul');
  const lists = [root];
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (!words) continue;
    const depth = Math.min(Math.floor((line.length - line.trimStart().length) / 2), lists.length);
    lists.length = Math.max(1, depth + 1);
    let list = lists[depth];
    if (!list) {
      list = make('ul');
      (lists[depth - 1]?.lastElementChild ?? root).append(list);
      lists[depth] = list;
    }
    list.append(make('li', {}, words));
  }
  return root;
}
