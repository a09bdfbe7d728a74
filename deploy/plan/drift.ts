import type { Ignored } from './ignored.ts';
import type { ChangedIn, Operation, Plan, PlanProblem, PropertyChange } from './plan.ts';

/** Where the tenants are not as the topology says. Plain JSON, for jobs that look every night. */
export interface Drift {
  readonly schema: 'tenantry.drift/1';
  readonly root: string;
  /** ISO 8601. */
  readonly created: string;
  readonly tenants: readonly {
    readonly name: string;
    readonly id: string;
    readonly displayName: string;
    readonly drifted: number;
    readonly unchanged: number;
  }[];
  readonly drift: readonly Drifted[];
  /** What comments of the topology ignore; absent where there are no such comments. */
  readonly ignored?: readonly Ignored[];
  /** With an error among them the drift is not complete. */
  readonly problems: readonly PlanProblem[];
}

export interface Drifted {
  readonly id: string;
  readonly kind: string;
  readonly tenant: string;
  readonly title: string;
  /** `missing` in the tenant, `different`, or `extra` in something that the topology owns. */
  readonly state: 'missing' | 'different' | 'extra';
  /** On which side it is no longer what was last applied; absent where nothing tells. */
  readonly changed?: ChangedIn;
  readonly changes: readonly PropertyChange[];
  readonly span?: Operation['span'];
}

const states = { create: 'missing', update: 'different', remove: 'extra' } as const;

/** The same comparison as a plan, as a statement about the tenants. */
export function driftOf({ root, created, tenants, operations, held, ignored, problems }: Plan): Drift {
  // What only remembers something is no difference.
  const different = [...operations, ...held].filter(({ action, changes }) => action === 'remove' || changes.length > 0);
  return {
    schema: 'tenantry.drift/1',
    root,
    created,
    tenants: tenants.map(({ name, id, displayName, unchanged }) => ({
      name,
      id,
      displayName,
      drifted: different.filter(({ tenant }) => tenant === name).length,
      unchanged,
    })),
    drift: different.map(({ id, kind, tenant, title, action, changed, changes, span }) => ({
      id,
      kind,
      tenant,
      title,
      state: states[action],
      ...(changed ? { changed } : {}),
      changes,
      ...(span ? { span } : {}),
    })),
    ...(ignored ? { ignored } : {}),
    problems,
  };
}
