import type { Topology } from '../../language/model/index.ts';
import { groupPairs } from '../import/pairs.ts';
import { quote } from '../import/quote.ts';
import type { TextEdit } from './text-edit.ts';
import type { Entry } from './want.ts';

const NAME = '[_a-zA-Z]\\w*';
const LIST = new RegExp(`\\bin\\s+(${NAME}(?:\\s*,\\s*${NAME})*)\\s*$`);

/**
 * Headers for some of the things that one declaration makes, each as an edit of the old one; a declaration of links between
 * many tenants may need several. Nothing where the header holds a comment.
 */
export function headersFor(entries: readonly Entry[], all: readonly Entry[], topology: Topology, source: string): readonly TextEdit[] | undefined {
  const [first] = entries;
  if (!first) return [];
  const { uri, start, end } = first.declaration;
  const span = { uri, start, end: first.body?.start ?? end };
  const header = source.slice(span.start, span.end);
  if (/\/[/*]/.test(header.replace(/"(?:\\.|[^"\\])*"/g, ''))) return undefined;
  const blank = first.body ? ' ' : '';
  if (first.kind !== 'sync' && first.kind !== 'access') {
    const match = LIST.exec(header);
    if (!match?.[1]) return undefined;
    const at = span.start + match.index + match[0].indexOf(match[1], 2);
    return [
      {
        span: { uri, start: at, end: at + match[1].length },
        text: listed(
          entries.flatMap(entry => ('tenant' in entry ? [entry.tenant] : [])),
          topology,
        ),
      },
    ];
  }
  const pairs = entries.flatMap(entry =>
    entry.kind === 'sync' ? [{ from: entry.source, to: entry.target }] : entry.kind === 'access' ? [{ from: entry.tenant, to: entry.partner }] : [],
  );
  const order = topology.tenants.map(({ name }) => name);
  return groupPairs(pairs, order, { meshes: first.kind === 'sync' }).map(({ form, from, to }): TextEdit => {
    const [a, b] = [listed(from, topology), listed(to, topology)];
    if (first.kind === 'access') return { span, text: `access ${a} with ${b}${blank}` };
    const own = entries.filter(entry => entry.kind === 'sync' && from.includes(entry.source) && to.includes(entry.target));
    return { span, text: `${form === 'mesh' ? `mesh ${a}` : `sync ${a} -> ${b}`}${displayed(own, all.length, source)}${blank}` };
  });
}

/** A name that several links share is completed with the names of their tenants: one that stands alone says it whole. */
function displayed(own: readonly Entry[], before: number, source: string): string {
  const [link, second] = own;
  if (!link?.displayNameSpan) return '';
  const written = source.slice(link.displayNameSpan.start, link.displayNameSpan.end);
  return ` ${second || before === 1 ? written : quote(link.displayName)}`;
}

/** The set that holds exactly these tenants, else their names. */
function listed(names: readonly string[], { sets }: Topology): string {
  const set = sets.find(({ members }) => names.length > 1 && members.length === names.length && members.every(member => names.includes(member)));
  return set?.name ?? names.join(', ');
}
