import type { Grant } from '../model/values.ts';
import type { Cursor } from './cursor.ts';
import { takeDirectoryRole } from './directory-role.ts';
import { type PropertyType, words } from './property-type.ts';
import { each } from './scalars.ts';

const form = 'role "Security Reader", group name, application name role "User", or sync to a tenant, separated by commas';

/** What a package gives: directory roles, group membership, application roles, or the way into another tenant. */
export const grants: PropertyType<readonly Grant[]> = {
  name: 'grants',
  form,
  read: (value, cx) => each(value, cx, readGrant).flat(),
  expect({ before }) {
    const last = before[before.length - 1];
    if (last === undefined) {
      return [
        words(
          { word: 'role', detail: 'a directory role', snippet: 'role "$0"' },
          { word: 'group', detail: 'membership of a group' },
          { word: 'application', detail: 'a role of an application', snippet: 'application ${1:name} role "${2:User}"' },
          { word: 'sync to', detail: 'assignment to the sync configuration for a tenant' },
        ),
      ];
    }
    if (last === 'role' && before.length === 1) return [{ type: 'directoryRoles' }];
    if (last === 'group') return [{ type: 'symbols', kinds: ['group'], scope: 'tenant' }];
    if (last === 'application') return [{ type: 'symbols', kinds: ['application'], scope: 'tenant' }];
    if (last === 'sync') return [words({ word: 'to', detail: 'the tenants whose sync configuration is assigned' })];
    if (last === 'to') return [{ type: 'symbols', kinds: ['tenant', 'tenants'], scope: 'any' }];
    if (before[0] === 'role' && before.length === 2)
      return [words({ word: 'eligible', detail: 'activated when needed' }, { word: 'active', detail: 'always on' })];
    if (before[0] === 'group' && before.length === 2) return [words({ word: 'as owner', detail: 'an owner of the group, not a member' })];
    if (before[0] === 'application' && before.length === 2)
      return [words({ word: 'role', detail: 'a role that the application declares', snippet: 'role "$0"' })];
    return [];
  },
};

function readGrant(cursor: Cursor): Grant[] | undefined {
  const { cx } = cursor;
  const span = cx.span(cursor.phrase);
  if (cursor.take('sync')) {
    if (!cursor.take('to')) return cursor.fail('"sync to" and a tenant');
    const name = cursor.word();
    return name ? cx.resolveLinks(name.text, name.span).map(link => ({ type: 'sync', link, span })) : cursor.fail('the name of a tenant or set');
  }
  if (cursor.take('group')) {
    const name = cursor.word();
    if (!name) return cursor.fail('the name of a group');
    const group = cx.resolve(['group'], name.text, name.span);
    const as = cursor.take('as', 'owner') ? 'Owner' : cursor.take('as', 'member') ? 'Member' : 'Member';
    return group && [{ type: 'group', group, as, span }];
  }
  if (cursor.take('application')) {
    const name = cursor.word();
    if (!name) return cursor.fail('the name of an application');
    const application = cx.resolve(['application'], name.text, name.span);
    if (!cursor.take('role')) return cursor.fail('"role" and the name of the application role');
    const role = cursor.text();
    if (!role) return cursor.fail('the name of the application role in double quotes');
    return application && [{ type: 'application', application, role: role.text, span }];
  }
  if (cursor.take('role')) {
    const role = takeDirectoryRole(cursor);
    const stated = cursor.take('eligible') ? 'Eligible' : cursor.take('active') ? 'Active' : undefined;
    return (
      role && [
        {
          type: 'role',
          role: role.displayName,
          templateId: role.templateId,
          privileged: role.privileged,
          as: stated ?? (role.privileged ? 'Eligible' : 'Active'),
          stated: stated !== undefined,
          span,
        },
      ]
    );
  }
  return cursor.fail(form);
}
