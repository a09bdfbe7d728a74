import { grants } from '../values/grants.ts';
import { reference } from '../values/references.ts';
import { boolean, text } from '../values/scalars.ts';
import { placed, property } from './kind.ts';
import { policy } from './policy.ts';

export const accessPackage = placed({
  keyword: 'package',
  title: 'access package',
  summary: 'A bundle of resource roles that people get by policy: directory roles, group membership, application roles, or the way into another tenant.',
  existing: 'optional',
  snippet:
    'package ${1:name} "${2:Display name}" in ${3:contoso} {\n  catalog: ${4:catalog}\n  grants: ${5:group name}\n  policy "${6:On request}" {\n    requestors: members of ${7:group}\n    approval: by ${8:manager} within 2d\n    expires: 30d\n  }\n}',
  blocks: { policy },
  properties: {
    description: property(text, 'Shown to requestors.'),
    catalog: property(reference('catalog', 'a catalog'), 'The catalog that the package lives in. It cannot be changed later.', {
      otherwise: 'the built-in catalog General',
      identifies: true,
    }),
    hidden: property(boolean, 'Not listed in My Access; whoever has the link can still ask.', { otherwise: 'false' }),
    grants: property(grants, 'What an assignment gives.'),
  },
  create: (base, values, { policies }) => ({
    ...base,
    description: values.description,
    catalog: values.catalog,
    hidden: values.hidden ?? false,
    grants: values.grants ?? [],
    policies,
  }),
});
