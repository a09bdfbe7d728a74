import type { Token } from '../text/scan.ts';

/** The header of a declaration as far as it is written. */
export interface Header {
  readonly existing: boolean;
  /** Empty while only `existing` stands there. */
  readonly kind: string;
  readonly names: readonly string[];
  /** After `->`, `with` or `=`. */
  readonly others: readonly string[];
  /** After `in`. */
  readonly tenants: readonly string[];
  readonly type?: string;
  readonly display: boolean;
  /** The last word that opened a part: what a comma continues. */
  readonly part: 'kind' | 'names' | 'others' | 'type' | 'tenants';
  /** Whether a name has to follow, as after a comma. */
  readonly open: boolean;
}

const parts: { readonly [sign: string]: Header['part'] } = { '->': 'others', with: 'others', '=': 'others', ':': 'type', in: 'tenants' };

/** A header from its first word. */
export function startHeader(word: string): Header {
  const existing = word === 'existing';
  return {
    existing,
    kind: existing ? '' : word,
    names: [],
    others: [],
    tenants: [],
    display: false,
    part: existing ? 'kind' : 'names',
    open: true,
  };
}

/** The header with one more token; nothing where the token cannot belong to it and starts something new. */
export function continueHeader(header: Header, token: Token): Header | undefined {
  const { type, text } = token;
  const part = parts[text];
  if (part && header.kind && type !== 'text') return { ...header, part, open: true };
  if (text === ',') return header.part === 'kind' ? undefined : { ...header, open: true };
  if (type === 'text') return { ...header, display: true, open: false };
  if (type !== 'word' || !header.open) return undefined;
  if (header.part === 'kind') return { ...header, kind: text, part: 'names', open: true };
  if (header.part === 'type') return { ...header, type: text, open: false };
  return { ...header, [header.part]: [...header[header.part], text], open: false };
}
