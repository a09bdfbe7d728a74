/** A strict reader of the XML that the renderer may write: no doctype, no comments, no instructions, no CDATA. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
}

const tag = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[a-zA-Z][\w-]*="[^"<]*")*)\s*(\/?)>/y;
const attribute = /([a-zA-Z][\w-]*)="([^"<]*)"/g;
const reference = /&(?:(amp|lt|gt|quot)|#39);/g;
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** @throws at the first character that is not well-formed. */
export function readXml(text: string): XmlElement {
  if (illegal.test(text)) throw new Error('A character that XML does not allow.');
  const open: XmlElement[] = [{ name: '', attributes: new Map(), children: [] }];
  let place = 0;
  while (place < text.length) {
    const next = text.indexOf('<', place);
    const end = next < 0 ? text.length : next;
    if (end > place) open.at(-1)?.children.push(decode(text.slice(place, end)));
    if (next < 0) break;
    tag.lastIndex = next;
    const [whole, closing, name = '', attributes = '', empty] = tag.exec(text) ?? [];
    if (whole === undefined) throw new Error(`Not a tag: ${text.slice(next, next + 60)}`);
    place = next + whole.length;
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else.`);
      continue;
    }
    const element: XmlElement = { name, attributes: new Map(), children: [] };
    for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
      if (element.attributes.has(key)) throw new Error(`${key} stands twice.`);
      (element.attributes as Map<string, string>).set(key, decode(value));
    }
    open.at(-1)?.children.push(element);
    if (!empty) open.push(element);
  }
  const [root] = open;
  const [only] = root?.children ?? [];
  if (open.length !== 1 || root?.children.length !== 1 || typeof only !== 'object') throw new Error('Not one closed element.');
  return only;
}

function decode(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`An ampersand that is no reference: ${text.slice(0, 60)}`);
  return text.replace(reference, whole => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[whole] ?? "'");
}

export function* elements(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elements(child);
}
