import { heldRoles } from '../values/directory-role.ts';
import { membershipRule } from '../values/membership-rule.ts';
import { boolean, guid, text } from '../values/scalars.ts';
import { placed, property } from './kind.ts';

export const group = placed({
  keyword: 'group',
  title: 'group',
  summary: 'A security group. With a rule its membership is dynamic; role-assignable groups can hold directory roles.',
  existing: 'optional',
  snippet: 'group ${1:name} "${2:Display name}" in ${3:contoso}',
  properties: {
    id: property(guid, 'Object id, where the display name is not unique.', { identifies: true }),
    description: property(text, 'Description of the group.'),
    members: property(membershipRule, 'Makes the group dynamic: the rule decides who is a member.', { otherwise: 'assigned membership' }),
    roleAssignable: property(boolean, 'Whether directory roles can be assigned to the group. Can only be set when the group is created.', {
      otherwise: 'true when it holds roles',
    }),
    roles: property(heldRoles, 'Directory roles that the group holds. The group is role-assignable then.'),
  },
  create: (base, values) => ({
    ...base,
    id: values.id,
    description: values.description,
    membershipRule: values.members,
    roleAssignable: values.roleAssignable ?? (values.roles?.length ?? 0) > 0,
    roles: values.roles ?? [],
  }),
});
