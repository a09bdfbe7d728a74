/** Classes are of the page, not of the picture. */
const own = 'class';

/**
 * Changes an element into one like `wanted`, touching only what differs: the rest needs neither style nor layout again.
 * @returns the element that is like `wanted`
 */
export function become<T extends Element>(element: T, wanted: T): T {
  if (element.localName !== wanted.localName) {
    element.replaceWith(wanted);
    return wanted;
  }
  for (const { name } of [...element.attributes]) if (name !== own && !wanted.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  const [old, next] = [[...element.childNodes], [...wanted.childNodes]];
  let first = 0;
  while (first < old.length && first < next.length && old[first]?.isEqualNode(next[first] ?? null)) first++;
  let last = 0;
  while (last < Math.min(old.length, next.length) - first && old.at(-1 - last)?.isEqualNode(next.at(-1 - last) ?? null)) last++;
  const gone = old.slice(first, old.length - last);
  const come = next.slice(first, next.length - last);
  for (const [i, node] of come.entries()) {
    const there = gone[i];
    if (!there) element.insertBefore(node, old[old.length - last] ?? null);
    else if (there instanceof Element && node instanceof Element) become(there, node);
    else if (there instanceof Text && node instanceof Text) there.data = node.data;
    else there.replaceWith(node);
  }
  for (const node of gone.slice(come.length)) node.remove();
  return element;
}
