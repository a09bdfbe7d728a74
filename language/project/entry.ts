import type { Declaration } from '../generated/ast.ts';
import { kindOf, kinds } from '../kinds/index.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Span } from '../model/source.ts';
import type { Declared } from '../model/topology.ts';
import { nearest } from '../problems/nearest.ts';
import { checkHeader } from './header.ts';
import type { MovingOrigin } from './moved.ts';
import type { ProblemLog } from './problem-log.ts';
import type { Readings } from './readings.ts';
import { commentAbove, type SourceFile, spanOf } from './source-file.ts';

/** A name that a header refers to. */
export interface Referred {
  readonly name: string;
  readonly span: Span;
}

/** A declaration with its kind. It goes on being the same one while its header says the same. */
export interface Entry<K extends Kind = Kind> {
  file: SourceFile;
  readonly node: Declaration;
  readonly kind: K;
  readonly origin: MovingOrigin;
  readonly place: Pick<Declared<string>, 'span' | 'displayNameSpan' | 'declaration' | 'body' | 'documentation'>;
  /** Tenants and sets in front of the arrow or `with`. */
  readonly from: readonly Referred[];
  /** Those behind it, the members of a set, or where something is placed. */
  readonly to: readonly Referred[];
}

/** The declaration of a tree; none where it cannot be told what it is. */
export function enter(file: SourceFile, node: Declaration, readings: Readings, log: ProblemLog): Entry[] {
  if (!node.kind) return [];
  const kind = kindOf(node.kind);
  if (!kind) {
    reportUnknown(file, node, log);
    return [];
  }
  const [first] = node.names;
  if (!first?.id) return [];
  // A comment at the very start of a file begins a line; behind another declaration it does not.
  const header = readings.read(node, file, file.offset === 0 ? 'first header' : 'header', {}, cx => {
    const span = cx.span(first);
    const declaration = cx.span(node);
    checkHeader(node, kind, { ...declaration, end: Math.max(span.end, declaration.start) }, log);
    const referred = (list: Declaration['names']): Referred[] => list.flatMap(name => (name.id ? [{ name: name.id, span: cx.span(name) }] : []));
    return {
      place: {
        span,
        ...(node.display ? { displayNameSpan: cx.span(node.display) } : {}),
        declaration,
        ...(node.body ? { body: cx.span(node.body) } : {}),
        ...documented(file, declaration),
      },
      from: ['link', 'mesh', 'pair'].includes(kind.header) ? referred(node.names) : [],
      to: ['link', 'pair', 'set'].includes(kind.header) ? referred(node.others) : kind.header === 'placed' ? referred(node.tenants) : [],
    };
  });
  return [{ file, node, kind, origin: readings.originOf(node, file), ...header }];
}

/** Whether two declarations differ in their bodies and display names only. */
export const sameHeader = (a: Entry, b: Entry | undefined): boolean => b !== undefined && said(a) === said(b);

const said = ({ node, kind, from, to }: Entry): string =>
  JSON.stringify([kind.keyword, node.existing, node.names.map(({ id }) => id), from.map(({ name }) => name), to.map(({ name }) => name)]);

function reportUnknown(file: SourceFile, node: Declaration, log: ProblemLog): void {
  const full = spanOf(file, node);
  const start = full.start + (node.existing ? file.text.slice(full.start).search(/\s\S/) + 1 : 0);
  const at = { uri: file.uri, start, end: start + node.kind.length };
  const keywords = kinds.map(({ keyword }) => keyword);
  const close = nearest(node.kind, keywords);
  log.report(
    'unknown-kind',
    at,
    `There is no "${node.kind}". ${close ? `Did you mean "${close}"?` : `Declare one of ${keywords.join(', ')}.`}`,
    close ? { fixes: [{ title: `Change to "${close}"`, edits: [{ span: at, text: close }] }] } : { fixes: [] },
  );
}

export function documented(file: SourceFile, declaration: Span): { documentation?: string } {
  const documentation = commentAbove(file.text, declaration.start);
  return documentation ? { documentation } : {};
}
