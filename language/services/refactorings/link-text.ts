import type { LangiumDocument } from 'langium';
import type { Document } from '../../generated/ast.ts';
import type { Span } from '../../model/source.ts';
import type { SyncLink, Topology } from '../../model/topology.ts';
import { commentAbove, sourcesOf, spanOf } from '../../project/source-file.ts';
import { structureOf } from '../formatting/structure.ts';
import { scan } from '../text/scan.ts';

/** A declaration of links as it is written, and the links that it makes. */
export interface LinkText {
  readonly kind: 'sync' | 'mesh';
  /** The names in the header, as written. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly span: Span;
  /** With its braces; empty where there is none. */
  readonly body: string;
  /** Equal for bodies that say the same, in any order. */
  readonly says: string;
  /** It can go without taking a comment with it. */
  readonly removable: boolean;
  readonly links: readonly SyncLink[];
}

/** The sound declarations of links in a file. Links that are declared twice are left out: nobody knows which one is meant. */
export function linkTexts(document: LangiumDocument, topology: Topology): readonly LinkText[] {
  const made = Map.groupBy(topology.links, ({ declaration }) => `${declaration.uri} ${declaration.start}`);
  return sourcesOf(document as LangiumDocument<Document>).flatMap(source =>
    source.document.declarations.flatMap(node => {
      const span = spanOf(source, node);
      const links = made.get(`${span.uri} ${span.start}`) ?? [];
      const { kind } = node;
      const text = source.text.slice(span.start, span.end);
      const tokens = scan(text).filter(({ type }) => type !== 'comment');
      if ((kind !== 'sync' && kind !== 'mesh') || links.length === 0 || links.some(({ key }) => key.includes('#'))) return [];
      if (!structureOf(text, tokens, 0, tokens.length)) return [];
      const header = source.text.slice(span.start, node.body ? spanOf(source, node.body).start : span.end);
      if (scan(header).some(({ type }) => type === 'comment')) return [];
      const body = node.body ? source.text.slice(spanOf(source, node.body).start, spanOf(source, node.body).end) : '';
      return [
        {
          kind,
          from: node.names.map(({ id }) => id),
          to: node.others.map(({ id }) => id),
          span,
          body,
          says: saidBy(body),
          removable: !hasComments(source.text, span),
          links,
        },
      ];
    }),
  );
}

/** The properties of a body, without order, blanks and comments. */
function saidBy(body: string): string {
  const tokens = scan(`x x ${body}`).filter(({ type }) => type !== 'comment');
  const [group] = structureOf(`x x ${body}`, tokens, 0, tokens.length) ?? [];
  const items = group?.type === 'group' ? group.items : [];
  return JSON.stringify(
    items.map(({ first, last }) => tokens.slice(first, last + 1).map(({ text }) => text)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );
}

function hasComments(text: string, { start, end }: Span): boolean {
  const line = text.indexOf('\n', end);
  return commentAbove(text, start) !== undefined || scan(text.slice(start, line < 0 ? text.length : line)).some(({ type }) => type === 'comment');
}
