import type { Drifted } from '../plan/drift.ts';
import { driftOf } from '../plan/drift.ts';
import type { Plan } from '../plan/plan.ts';
import { plural, sides } from './summary.ts';
import { changeText, ignoredLines } from './text.ts';

const words = { missing: 'missing', different: 'different', extra: 'not in the topology' } as const;

/** Where the tenants are not as the topology says, as plain text. */
export function driftText(plan: Plan): string {
  const { tenants, drift, problems } = driftOf(plan);
  const lines: string[] = [];
  for (const tenant of tenants) {
    const own = drift.filter(item => item.tenant === tenant.name);
    if (own.length === 0) continue;
    lines.push(`${tenant.displayName} (${tenant.id}): ${own.length} of ${plural(own.length + tenant.unchanged, 'object')}`);
    for (const item of own) lines.push(`  ${stateOf(item)}: ${item.title}  [${item.id}]`, ...details(item, plan));
    lines.push('');
  }
  const ignored = ignoredLines(plan);
  if (ignored.length > 0) lines.push(...ignored.map(line => `Ignored: ${line}`), '');
  const complete = problems.every(({ severity }) => severity !== 'error');
  if (!complete) lines.push('Not everything could be read.');
  else
    lines.push(
      drift.length === 0
        ? plan.leftOut.length > 0
          ? 'No drift in the tenants that were read.'
          : 'No drift: everything is as the topology says.'
        : `${plural(drift.length, 'object')} not as the topology says.`,
    );
  return `${lines.join('\n')}\n`;
}

const stateOf = ({ state, changed }: Drifted): string => (changed ? `${words[state]}, ${sides[changed]}` : words[state]);

const details = ({ state, changes }: Drifted, plan: Plan): string[] =>
  state === 'missing' ? [] : changes.map(change => `      ${changeText(change, plan)}${change.changed ? `  (${sides[change.changed]})` : ''}`);
