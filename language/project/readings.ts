import type { Declaration } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import type { ReadContext } from '../values/read-context.ts';
import { moved } from './moved.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Origin, type SourceFile, spanOf } from './source-file.ts';
import type { Answer, SymbolTable } from './symbol-table.ts';

/** A question to the symbols that came up while a declaration was read, and what they said. */
interface Lookup {
  readonly name: string;
  readonly span: Span;
  readonly answer: Answer;
  ask(table: SymbolTable): Answer;
}

interface Reading {
  readonly result: unknown;
  readonly lookups: readonly Lookup[];
}

/** What was read from a tree, and where its text stood then; by the tenants that it was read for. */
const known = new WeakMap<Declaration, Map<string, { readonly origin: Origin; readonly reading: Reading }>>();

/**
 * Reads values of declarations, and only those that can have changed: a tree stays the same as long as its text does, so
 * what was read from it without a problem holds while the symbols answer its questions as before.
 */
export class Readings {
  private readonly table: SymbolTable;
  private readonly log: ProblemLog;

  constructor(table: SymbolTable, log: ProblemLog) {
    this.table = table;
    this.log = log;
  }

  /** What `read` makes of a declaration for one place. The result is plain data with spans in that declaration. */
  read<T>(node: Declaration, file: SourceFile, place: { tenant?: string; partner?: string }, read: (cx: ReadContext) => T): T {
    const places = known.get(node) ?? new Map();
    const name = `${place.tenant ?? ''} ${place.partner ?? ''}`;
    const last = places.get(name);
    if (last?.reading.lookups.every(({ ask, answer }: Lookup) => same(ask(this.table), answer))) {
      const reading: Reading = moved(last.reading, last.origin, file);
      for (const { name: mentioned, span, answer } of reading.lookups) if (answer.kind) this.table.mention(answer.kind, mentioned, span);
      places.set(name, { origin: { uri: file.uri, offset: file.offset }, reading });
      return reading.result as T;
    }
    const lookups: Lookup[] = [];
    const before = this.log.reported;
    const result = read(this.context(file, place, lookups));
    if (this.log.reported === before) {
      places.set(name, { origin: { uri: file.uri, offset: file.offset }, reading: { result, lookups } });
      known.set(node, places);
    }
    return result;
  }

  private context(file: SourceFile, { tenant, partner }: { tenant?: string; partner?: string }, lookups: Lookup[]): ReadContext {
    const { log, table } = this;
    const noted = <T>(name: string, span: Span, ask: Lookup['ask'], answer: T): T => {
      lookups.push({ name, span, ask, answer: ask(table) });
      return answer;
    };
    return {
      tenant,
      partner,
      span: node => spanOf(file, node),
      source: node => node.$cstNode?.text ?? '',
      report: (code, span, message, fixes) => log.report(code, span, message, fixes ? { fixes } : {}),
      resolve: (kinds, name, span, where = tenant) =>
        noted(name, span, symbols => symbols.findObject(kinds, name, where), table.resolve(kinds, name, span, where)),
      resolveTenants: (name, span) => noted(name, span, symbols => symbols.findTenants(name), table.tenants(name, span)),
      resolveLinks: (name, span) => noted(name, span, symbols => symbols.findLinks(tenant, name), this.links(tenant, name, span)),
      extension: (name, span, where) => noted(name, span, symbols => symbols.findExtension(name, where), table.extension(name, span, where)),
    };
  }

  private links(tenant: string | undefined, name: string, span: Span) {
    return this.table.tenants(name, span).flatMap(target => {
      const key = tenant === undefined || tenant === target ? undefined : this.table.link(tenant, target);
      if (!key)
        this.log.report(
          'unresolved-reference',
          span,
          `There is no sync link from "${tenant ?? ''}" to "${target}": its configuration would live in "${tenant ?? ''}".`,
        );
      return key ? [{ key, span }] : [];
    });
  }
}

const same = (a: Answer, b: Answer): boolean => a.kind === b.kind && a.keys.length === b.keys.length && a.keys.every((key, i) => key === b.keys[i]);
