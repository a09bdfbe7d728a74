import type { Declaration } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import type { ReadContext } from '../values/read-context.ts';
import { MovingOrigin } from './moved.ts';
import type { ProblemLog } from './problem-log.ts';
import { type SourceFile, spanOf } from './source-file.ts';
import type { Answer, SymbolTable } from './symbol-table.ts';
import { type SymbolMention, symbolId } from './symbols.ts';

/** A question to the symbols that came up while a declaration was read, and what they said. */
interface Lookup {
  readonly answer: Answer;
  ask(table: SymbolTable): Answer;
}

interface Place {
  readonly tenant?: string;
  readonly partner?: string;
}

export interface Reading {
  readonly what: string;
  readonly place: Place;
  readonly lookups: readonly Lookup[];
  readonly result: unknown;
  readonly mentions: readonly SymbolMention[];
  /** Whether it is remembered: nothing was wrong, and nothing else was read since in the same place. */
  kept: boolean;
}

/** What was read from a tree, by the tenant that it was read for (of two tenants the partner), and where its text stands. */
interface Known {
  readonly origin: MovingOrigin;
  readonly readings: Map<string, Reading[]>;
}

const known = new WeakMap<Declaration, Known>();

/**
 * Reads values of declarations, and only those that can have changed: a tree stays the same as long as its text does, so
 * what was read from it without a problem holds while the symbols answer its questions as before. When the text stands
 * elsewhere, the spans in it follow: objects of a model are the same ones as long as nothing of them changed.
 */
export class Readings {
  private readonly table: SymbolTable;
  private readonly log: ProblemLog;
  private used: Reading[] = [];

  constructor(table: SymbolTable, log: ProblemLog) {
    this.table = table;
    this.log = log;
  }

  /** Where a declaration stands, and with it what was read from it. */
  originOf(node: Declaration, file: SourceFile): MovingOrigin {
    return knownOf(node, file).origin;
  }

  /** What `work` reads. */
  during<T>(work: () => T): { readonly result: T; readonly readings: readonly Reading[] } {
    const readings: Reading[] = [];
    this.used = readings;
    const result = work();
    this.used = [];
    return { result, readings };
  }

  /** What `read` makes of a declaration for one place; `what` names it. The result is plain data with spans in that declaration. */
  read<T>(node: Declaration, file: SourceFile, what: string, place: Place, read: (cx: ReadContext) => T): T {
    const { origin, readings } = knownOf(node, file);
    const where = place.partner ?? place.tenant ?? '';
    const here = readings.get(where) ?? [];
    readings.set(where, here);
    const last = here.find(reading => reading.what === what && reading.place.tenant === place.tenant && reading.place.partner === place.partner);
    if (last && this.holds(last)) {
      this.repeat(last);
      return last.result as T;
    }
    const lookups: Lookup[] = [];
    const mentions: SymbolMention[] = [];
    const before = this.log.reported;
    const result = read(this.context(node, file, place, lookups, mentions));
    const reading: Reading = { what, place, lookups, result, mentions, kept: this.log.reported === before };
    if (last) {
      last.kept = false;
      here.splice(here.indexOf(last), 1);
    }
    if (reading.kept) here.push(reading);
    this.used.push(reading);
    origin.forget();
    return result;
  }

  /** Counts as read again. */
  repeat(reading: Reading): void {
    this.used.push(reading);
    this.table.repeat(reading.mentions);
  }

  private holds({ lookups }: Reading): boolean {
    for (const { ask, answer } of lookups) if (!same(ask(this.table), answer)) return false;
    return true;
  }

  private context(node: Declaration, file: SourceFile, { tenant, partner }: Place, lookups: Lookup[], mentions: SymbolMention[]): ReadContext {
    const { log, table } = this;
    const noted = <T>(name: string, span: Span, ask: Lookup['ask'], result: T): T => {
      const answer = ask(table);
      lookups.push({ ask, answer });
      if (answer.kind) mentions.push({ id: symbolId(answer.kind, name), span });
      return result;
    };
    return {
      tenant,
      partner,
      span: node => spanOf(file, node),
      source: node => node.$cstNode?.text ?? '',
      report: (code, span, message, fixes) => log.report(code, span, message, fixes ? { fixes } : {}),
      resolve: (kinds, name, span, where = tenant) =>
        noted(name, span, questions.object(kinds, name, where), table.resolve(kinds, name, span, where, spanOf(file, node))),
      resolveTenants: (name, span) => noted(name, span, questions.tenants(name), table.tenants(name, span)),
      resolveLinks: (name, span) => noted(name, span, questions.links(tenant, name), this.links(tenant, name, span)),
      extension: (name, span, where) => noted(name, span, questions.extension(name, where), table.extension(name, span, where)),
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

/** Made out here, so that a question that is kept holds nothing of the project it came from but its words. */
const questions = {
  object:
    (kinds: readonly string[], name: string, tenant: string | undefined): Lookup['ask'] =>
    table =>
      table.findObject(kinds, name, tenant),
  tenants:
    (name: string): Lookup['ask'] =>
    table =>
      table.findTenants(name),
  links:
    (source: string | undefined, name: string): Lookup['ask'] =>
    table =>
      table.findLinks(source, name),
  extension:
    (name: string, tenant: string | undefined): Lookup['ask'] =>
    table =>
      table.findExtension(name, tenant),
};

function knownOf(node: Declaration, file: SourceFile): Known {
  let found = known.get(node);
  if (found?.origin.uri !== file.uri) {
    const readings = new Map<string, Reading[]>();
    found = { readings, origin: new MovingOrigin(file, () => [...readings.values()]) };
    known.set(node, found);
  }
  found.origin.moveTo(file.offset);
  return found;
}

const same = (a: Answer, b: Answer): boolean => a.kind === b.kind && a.keys.length === b.keys.length && a.keys.every((key, i) => key === b.keys[i]);
