import { kindNamed } from '../resources/index.ts';
import type { Draft, Node } from '../resources/kind.ts';
import type { Desired } from './desired.ts';
import { type Ignored, withoutIgnored } from './ignored.ts';
import type { Seen } from './observe.ts';
import type { Binding, Operation, PlanProblem } from './plan.ts';
import { readProblem } from './plan-problems.ts';
import { type References, token } from './references.ts';
import { changedIn } from './stamp.ts';
import { declarationOf } from './stated-at.ts';

/** A node that was read, and what is to do about it. */
export interface Compared {
  readonly node: Node;
  readonly drafts: readonly Draft[];
  readonly ignored: readonly Ignored[];
}

export interface CompareView {
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly desired: Desired;
  readonly problem: (problem: PlanProblem) => void;
}

/** Nothing for a node that could not be read. */
export function compareNode(node: Node, seen: Seen | undefined, { bindings, desired, problem: tell }: CompareView): Compared[] {
  // The tenant could not be read; that is reported once.
  if (!seen) return [];
  const problem = (found: Omit<PlanProblem, 'tenant'>) => tell({ ...found, tenant: node.tenant });
  if (seen.error !== undefined) {
    problem(readProblem(node, seen.error));
    return [];
  }
  const references: References = {
    binding: key => bindings.get(key),
    of(key, field = 'id') {
      const found = bindings.get(key)?.[field];
      if (found !== undefined) return found;
      if (!desired.nodes.has(key)) {
        const declared = desired.scope.index.resource(key);
        const what = declared ? `${declared.kind} "${declared.displayName}" in ${declared.tenant}` : key;
        const wanted = field === 'appId' ? 'its `appId`' : field === 'fullName' ? 'its full name' : 'its `id`';
        problem({
          code: 'unresolved',
          severity: 'error',
          span: node.span,
          message: `${node.title} needs ${what}, which is in a tenant that is not read. State ${wanted}.`,
        });
      }
      return token(key, field);
    },
  };
  const drafts = kindNamed(node.kind).compare(node, seen.live, { references, problem });
  return [{ node, ...withoutIgnored(node, drafts, seen.live, desired.scope.topology) }];
}

/** What is to do, without waves. */
export function operationsOf(compared: readonly Compared[]): Operation[] {
  const ids = new Set(compared.flatMap(({ node, drafts }) => (drafts.some(draft => !draft.part) ? [node.key] : [])));
  return compared.flatMap(({ node, drafts }) =>
    drafts.map((draft): Operation => {
      // Widen before narrowing: what is taken away goes last in its tenant, right before jobs start.
      const removes = draft.action === 'remove';
      return {
        id: draft.part?.key ?? node.key,
        kind: draft.part?.kind ?? node.kind,
        action: draft.action,
        tenant: node.tenant,
        title: draft.part?.title ?? node.title,
        changes: draft.changes,
        ...(changedIn(draft.changes) ? { changed: changedIn(draft.changes) } : {}),
        reason: draft.part ? 'no longer in the topology' : node.reason,
        span: node.span,
        loss: draft.loss,
        grant: draft.grant,
        wave: 1,
        dependsOn: draft.part ? [] : [...new Set(node.needs)].filter(key => ids.has(key)),
        stage: removes ? 1 : node.lastIn ? 2 : 0,
        lastIn: removes ? [node.tenant] : [...new Set(node.lastIn ?? [])],
        rounds: draft.rounds ?? [1],
        body: draft.body,
        liveId: draft.liveId,
      };
    }),
  );
}

/** Without stamps of links of which nothing else is written: what was to be written is ignored. */
export function withoutLoneStamps(compared: readonly Compared[]): Compared[] {
  const written = new Set(
    compared.flatMap(({ node, drafts }) => (node.kind !== 'syncStamp' && drafts.length > 0 ? declarationOf(node)?.key : undefined) ?? []),
  );
  return compared.map(each => {
    const lone =
      each.node.kind === 'syncStamp' && each.drafts.every(({ changes }) => changes.length === 0) && !written.has(declarationOf(each.node)?.key ?? '');
    return lone ? { ...each, drafts: [] } : each;
  });
}
