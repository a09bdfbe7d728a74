const namespace = 'http://www.w3.org/2000/svg';

const elements: ReadonlySet<string> = new Set(['svg', 'g', 'rect', 'path', 'circle', 'text', 'title', 'desc']);

const attributes: ReadonlySet<string> = new Set([
  ...['id', 'role', 'tabindex', 'viewBox', 'width', 'height', 'x', 'y', 'cx', 'cy', 'r', 'rx', 'd', 'transform'],
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor'],
  ...['aria-label', 'aria-labelledby', 'aria-hidden'],
  ...['data-key', 'data-uri', 'data-start', 'data-end', 'data-kind', 'data-from', 'data-to', 'data-broken', 'data-outline', 'data-mark', 'data-level'],
]);

/** A value that could load something. */
const loading = /url\s*\(|[a-z]+:\/\//i;

/**
 * The picture as elements of this page: parsed as XML, and rebuilt from what is on the list. Everything else is left out.
 * @returns nothing when the text is no SVG document.
 */
export function safeSvg(text: string): SVGSVGElement | undefined {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (parsed.namespaceURI !== namespace || parsed.localName !== 'svg' || parsed.getElementsByTagName('parsererror').length > 0) return undefined;
  return copy(parsed) as SVGSVGElement | undefined;
}

function copy(from: Element): SVGElement | undefined {
  if (from.namespaceURI !== namespace || !elements.has(from.localName)) return undefined;
  const to = document.createElementNS(namespace, from.localName) as SVGElement;
  for (const { name, value } of from.attributes) {
    if (attributes.has(name) && (name === 'data-uri' || name === 'aria-label' || !loading.test(value))) to.setAttribute(name, value);
  }
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent ?? '');
    else if (child instanceof Element) {
      const copied = copy(child);
      if (copied) to.append(copied);
    }
  }
  return to;
}
