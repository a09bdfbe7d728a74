import { clean } from './text.ts';

/** Attributes in order of writing; `undefined` and `false` are left out. */
export type Attributes = { readonly [name: string]: string | number | boolean | undefined };

const references: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What most texts consist of: nothing to clean and nothing to escape. */
const harmless = /^[!#-%(-;=?-~]+(?: [!#-%(-;=?-~]+)*$/;

/** Text that is harmless in element content and in quoted attributes. */
export const escapeXml = (text: string): string => (harmless.test(text) ? text : escaped(text));

const escaped = (text: string): string => clean(text, Number.POSITIVE_INFINITY).replace(/[&<>"']/g, character => references[character] ?? '');

/** Two decimals at most, so that equal pictures are equal texts. */
export const round = (value: number): number => Math.round(value * 100) / 100 || 0;

/** An element; children are written already. */
export function element(name: string, attributes: Attributes, ...children: readonly (string | undefined)[]): string {
  const content = children.filter(child => child !== undefined).join('');
  const open = begun(name, attributes);
  return content ? `${open}>${content}</${name}>` : `${open}/>`;
}

/** The tag in front of an element's content. */
export const openTag = (name: string, attributes: Attributes): string => `${begun(name, attributes)}>`;

function begun(name: string, attributes: Attributes): string {
  let open = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    open += ` ${attribute}="${typeof value === 'number' ? round(value) : escapeXml(String(value))}"`;
  }
  return open;
}
