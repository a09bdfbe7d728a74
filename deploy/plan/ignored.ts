import type { IgnoredDrift, Topology } from '../../language/model/index.ts';
import type { Span } from '../../language/model/source.ts';
import type { Draft, Node } from '../resources/kind.ts';
import { isObject, type Json, type JsonObject } from '../transport/json.ts';
import type { PlanProblem, PropertyChange } from './plan.ts';
import { statedAt } from './stated-at.ts';

/** A difference that a comment of the topology keeps out of a plan. */
export interface Ignored {
  /** The key of what differs. */
  readonly id: string;
  readonly tenant: string;
  readonly title: string;
  readonly changes: readonly PropertyChange[];
  readonly reason: string;
  /** Where the comment stands. */
  readonly span: Span;
}

/** Kinds that are written whole: what is ignored is sent as it is, or told by its path where the kind reads it again itself. */
const WHOLE: ReadonlySet<string> = new Set(['assignmentPolicy']);
const READ_AGAIN: ReadonlySet<string> = new Set(['syncSecrets', 'syncSchema']);

const holds = ({ covers }: IgnoredDrift, { uri, start }: Span): boolean => covers.uri === uri && start >= covers.start && start < covers.end;

/** What is to do about a node without what comments ignore. What is missing is made all the same: other things may need it. */
export function withoutIgnored(
  node: Node,
  drafts: readonly Draft[],
  live: unknown,
  { ignoredDrift = [] }: Topology,
): { readonly drafts: readonly Draft[]; readonly ignored: readonly Ignored[] } {
  if (ignoredDrift.length === 0 || live === undefined) return { drafts, ignored: [] };
  const ignored: Ignored[] = [];
  const whole = node.span && ignoredDrift.find(ignore => node.span && holds(ignore, node.span));
  const about = (changes: readonly PropertyChange[], { reason, span }: IgnoredDrift, { part }: Draft): Ignored => ({
    id: part?.key ?? node.key,
    tenant: node.tenant,
    title: part?.title ?? node.title,
    changes,
    reason,
    span,
  });
  const left = drafts.flatMap((draft): readonly Draft[] => {
    if (draft.action === 'create') return [draft];
    if (whole) {
      if (draft.changes.length > 0) ignored.push(about(draft.changes, whole, draft));
      return [];
    }
    const by = new Map(
      draft.changes.flatMap(change => {
        const ignore = ignoredDrift.find(candidate => statedAt(node, change.path).some(span => holds(candidate, span)));
        return ignore ? [[change, ignore] as const] : [];
      }),
    );
    if (by.size === 0) return [draft];
    for (const [ignore, changes] of Map.groupBy(by.keys(), change => by.get(change) as IgnoredDrift)) ignored.push(about(changes, ignore, draft));
    const kept = draft.changes.filter(change => !by.has(change));
    return kept.length > 0 ? [{ ...draft, changes: kept, body: bodyWithout(node.kind, draft.body, [...by.keys()], kept, live) }] : [];
  });
  return { drafts: left, ignored };
}

const first = ({ path }: PropertyChange): string => path.split(/[.[]/)[0] ?? '';

function bodyWithout(
  kind: string,
  body: Json | undefined,
  ignored: readonly PropertyChange[],
  kept: readonly PropertyChange[],
  live: unknown,
): Json | undefined {
  if (READ_AGAIN.has(kind)) return { ...(isObject(body) ? body : {}), ignored: ignored.map(({ path }) => path) };
  if (!isObject(body)) return body;
  const names = new Set(ignored.map(first).filter(name => !kept.some(change => first(change) === name)));
  const found = live as JsonObject;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (!names.has(name) ? [[name, value]] : WHOLE.has(kind) ? [[name, found[name] ?? null]] : [])),
  );
}

/** Comments that keep nothing out of a plan of what is there already. */
export function unusedIgnores({ ignoredDrift = [] }: Topology, ignored: readonly Ignored[]): PlanProblem[] {
  const used = new Set(ignored.map(({ span }) => `${span.uri} ${span.start}`));
  return ignoredDrift
    .filter(({ span }) => !used.has(`${span.uri} ${span.start}`))
    .map(({ span }) => ({ code: 'unused-ignore', severity: 'warning', span, message: 'There is no drift to ignore here.' }));
}
