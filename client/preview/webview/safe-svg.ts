const namespace = 'http://www.w3.org/2000/svg';

const elements: ReadonlySet<string> = new Set(['svg', 'g', 'rect', 'path', 'circle', 'text', 'title', 'desc']);

const attributes: ReadonlySet<string> = new Set([
  ...['id', 'role', 'tabindex', 'viewBox', 'width', 'height', 'x', 'y', 'cx', 'cy', 'r', 'rx', 'd', 'transform'],
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor'],
  ...['aria-label', 'aria-labelledby', 'aria-hidden'],
  ...['data-key', 'data-kind', 'data-from', 'data-to', 'data-broken', 'data-outline', 'data-mark', 'data-level'],
]);

/** A value that could load something. */
const loading = /url\s*\(|[a-z]+:\/\//i;

/**
 * The picture as elements of this page: parsed as XML, and without all that is not on the list.
 * @returns nothing when the text is no SVG document.
 */
export function safeSvg(text: string): SVGSVGElement | undefined {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!isSafe(parsed) || !isSvg(parsed) || parsed.getElementsByTagName('parsererror').length > 0) return undefined;
  clean(parsed);
  return document.adoptNode(parsed);
}

const isSafe = (node: Node): boolean => node instanceof Element && node.namespaceURI === namespace && elements.has(node.localName);

const isSvg = (element: Element): element is SVGSVGElement => element.localName === 'svg';

function clean(element: Element): void {
  for (const name of element.getAttributeNames()) {
    if (!attributes.has(name) || (name !== 'aria-label' && loading.test(element.getAttribute(name) ?? ''))) element.removeAttribute(name);
  }
  for (let child = element.firstChild; child; ) {
    const next = child.nextSibling;
    if (isSafe(child)) clean(child as Element);
    else if (child.nodeType !== Node.TEXT_NODE) child.remove();
    child = next;
  }
}
