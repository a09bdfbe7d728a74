import { stampOf } from '../plan/stamp.ts';
import { markIn } from '../resources/names.ts';
import { text } from '../transport/json.ts';
import type { Observed } from './observed.ts';

/** The name of the topology that made what was read, where all that carries a mark was made by one that has a name. */
export function topologyName({ tenants }: Observed): string | undefined {
  const stamps = tenants.flatMap(({ catalogs, organizations, configurations }) => [
    ...catalogs.map(({ description }) => stampOf(text(description))),
    ...organizations.map(({ organization }) => stampOf(text(organization['description']))),
    ...configurations.map(({ application }) => stampOf(text(application['notes']))),
  ]);
  const groups = tenants.flatMap(({ ownGroups }) => ownGroups.map(({ group }) => markIn(text(group['uniqueName']))));
  const marks = [...stamps, ...groups].filter(mark => mark !== undefined);
  const [name, second] = new Set(marks.map(({ topology }) => topology));
  return second === undefined && marks.every(({ topology }) => topology === name) ? name : undefined;
}
