import type { Span, Topology, TopologyIndex } from '../../language/model/index.ts';
import type { Work } from '../apply/work.ts';
import type { Observer } from '../plan/observer.ts';
import type { Action, Binding, Grant, PlanProblem, PropertyChange } from '../plan/plan.ts';
import type { References } from '../plan/references.ts';
import type { Json } from '../transport/json.ts';

/** Something that must be in a tenant, in its own words. Kinds add what they need. */
export interface Node<K extends string = string> {
  readonly kind: K;
  /** Unique in the deployment. */
  readonly key: string;
  /** Symbol of the tenant it lives in. */
  readonly tenant: string;
  /** For people: `group "SOC analysts"`. */
  readonly title: string;
  /** The name alone, where it stands in the value of another thing. */
  readonly name: string;
  readonly reason: string;
  readonly span?: Span;
  /** Keys of nodes that must be there first, in any tenant. Keys without a node are ignored. */
  readonly needs: readonly string[];
  /** Tenant at the other end of the link that this is half of. Without it nothing is written here. */
  readonly otherEnd?: string;
  /** Tenants whose other operations must have ended first, however they ended. */
  readonly lastIn?: readonly string[];
}

/** One thing to do. */
export interface Draft {
  readonly action: Action;
  readonly changes: readonly PropertyChange[];
  readonly grant: Grant;
  readonly body?: Json;
  readonly rounds?: readonly number[];
  readonly loss?: string;
  readonly liveId?: string;
  /** For something inside the node that is no node of its own. */
  readonly part?: { readonly key: string; readonly title: string; readonly kind: string };
}

/** What a kind may ask while it compares. */
export interface View {
  readonly references: References;
  readonly problem: (problem: Omit<PlanProblem, 'tenant'>) => void;
}

export interface DesiredScope {
  readonly topology: Topology;
  readonly index: TopologyIndex;
  /** Whether the tenant is written: it is declared, has an id and is not external. */
  readonly managed: (tenant: string) => boolean;
}

/** Everything the engine knows about one kind of thing. `N` is what is wanted, `L` what was found. */
export interface Kind<N extends Node, L> {
  readonly kind: N['kind'];
  /** The nodes that the topology asks for. */
  readonly desired: (scope: DesiredScope) => readonly N[];
  /** Reads it; `undefined` when it is not there. */
  readonly observe: (node: N, observer: Observer) => Promise<L | undefined>;
  readonly bind: (live: L, node: N) => Binding | undefined;
  /** What is to do; nothing when live and wanted agree. Server defaults, casing, order and nulls are no difference. */
  readonly compare: (node: N, live: L | undefined, view: View) => readonly Draft[];
  /** Carries out one draft; returns where the thing is now. */
  readonly apply: (work: Work<N>) => Promise<Binding | undefined>;
}
