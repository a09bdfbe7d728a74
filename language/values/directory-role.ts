import { type DirectoryRole, directoryRoles } from '../data/roles.ts';
import type { HeldRole } from '../model/values.ts';
import { nearest } from '../problems/nearest.ts';
import type { Cursor } from './cursor.ts';
import { type PropertyType, words } from './property-type.ts';
import { each } from './scalars.ts';

const byName = new Map(directoryRoles.map(role => [role.displayName.toLowerCase(), role]));

/** A built-in role by its display name in quotes; letter case is forgiven, spelling is not. */
export function takeDirectoryRole(cursor: Cursor): DirectoryRole | undefined {
  const name = cursor.text();
  if (!name) return cursor.fail('the name of a directory role in double quotes');
  const role = byName.get(name.text.toLowerCase());
  if (role) return role;
  const close = nearest(
    name.text,
    directoryRoles.map(candidate => candidate.displayName),
  );
  cursor.cx.report(
    'bad-value',
    name.span,
    `There is no directory role "${name.text}".${close ? ` Did you mean "${close}"?` : ''}`,
    close ? [{ title: `Change to "${close}"`, edits: [{ span: name.span, text: `"${close}"` }] }] : [],
  );
  return undefined;
}

/** `eligible "Security Reader", "Reports Reader"`: the roles of a role-assignable group. */
export const heldRoles: PropertyType<readonly HeldRole[]> = {
  name: 'directory roles',
  form: 'names of directory roles in double quotes, separated by commas; eligible in front of one that is activated when needed',
  read: (value, cx) =>
    each(value, cx, cursor => {
      const as = cursor.take('eligible') ? 'Eligible' : cursor.take('active') ? 'Active' : 'Active';
      const role = takeDirectoryRole(cursor);
      return role && { role: role.displayName, templateId: role.templateId, privileged: role.privileged, as, span: cx.span(cursor.phrase) };
    }),
  expect: ({ before }) =>
    before.length === 0
      ? [
          { type: 'directoryRoles' },
          words({ word: 'eligible', detail: 'activated through Privileged Identity Management when needed' }, { word: 'active', detail: 'always on' }),
        ]
      : ['eligible', 'active'].includes(before[0] ?? '')
        ? [{ type: 'directoryRoles' }]
        : [],
};
