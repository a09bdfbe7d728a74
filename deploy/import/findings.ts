import type { Operation, Plan } from '../plan/plan.ts';
import type { About, Place } from './statement.ts';

/** Something that must not stand in the file as it does. */
export interface Finding {
  readonly why: string;
  /** What it stands in; empty when it is nothing that could be left out. */
  readonly about: readonly About[];
}

/** What the language refuses, else what a plan would change or cannot decide. */
export function findings(places: readonly Place[], errors: readonly { readonly message: string; readonly start: number }[], made: Plan | undefined): Finding[] {
  const refused = errors.map(({ message, start }) => ({ why: `the language refuses it: ${message.replace(/\.$/, '')}`, about: aboutAt(places, start) }));
  if (!made) return refused;
  return [
    ...made.problems
      .filter(({ severity }) => severity === 'error')
      .map(problem => ({ why: problem.message.replace(/\.$/, ''), about: narrowed(aboutAt(places, problem.span?.start), problem.tenant) })),
    ...made.operations.map(operation => ({
      why: wouldChange(operation),
      about: narrowed(pairOf(aboutAt(places, operation.span?.start), operation.id), operation.tenant),
    })),
  ];
}

/** The innermost place. */
function aboutAt(places: readonly Place[], start: number | undefined): readonly About[] {
  if (start === undefined) return [];
  const around = places.filter(place => place.start <= start && start < place.end);
  return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.about ?? [];
}

const narrowed = (about: readonly About[], tenant: string | undefined): readonly About[] => {
  const own = about.filter(({ tenants }) => tenant === undefined || tenants.includes(tenant));
  return own.length > 0 ? own : about;
};

/** Parts of links and partner settings carry both tenants in their key. */
function pairOf(about: readonly About[], id: string): readonly About[] {
  const [, a, b] = /^\w+:(\w+)\/(\w+)/.exec(id) ?? [];
  const own = about.filter(({ tenants }) => a && b && tenants.includes(a) && tenants.includes(b));
  return own.length > 0 ? own : about;
}

/** The first changes in words, so that somebody can find them in the portal. */
function wouldChange({ action, title, changes }: Operation): string {
  const paths = changes.slice(0, 3).map(({ path }) => path);
  const list = `${paths.join(', ')}${changes.length > paths.length ? ` and ${changes.length - paths.length} more` : ''}`;
  return `a deployment would ${action} ${title}${list ? ` (${list})` : ''}`;
}
