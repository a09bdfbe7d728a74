import { rule } from '../rule.ts';

/** Characters that a user property takes. Source: the properties of the user resource. */
const limits: { readonly [attribute: string]: number } = {
  streetAddress: 1024,
  city: 128,
  state: 128,
  postalCode: 40,
  country: 128,
  companyName: 64,
  department: 64,
  employeeId: 16,
  displayName: 256,
  givenName: 64,
  surname: 64,
  jobTitle: 128,
  mailNickname: 64,
  mobile: 64,
  usageLocation: 2,
};

export const mappingConstantTooLong = rule({
  code: 'mapping-constant-too-long',
  severity: 'error',
  why: 'User properties have a length limit. A longer text is refused for every user of the link.',
  source: 'user (Graph resource)',
  check({ topology, report }) {
    for (const { target, source } of topology.mappings.flatMap(({ flows }) => flows)) {
      const max = target.extension ? undefined : limits[target.name];
      if (max !== undefined && source.type === 'constant' && source.value.length > max)
        report(source.span, `"${target.name}" takes at most ${max} characters.`);
    }
  },
});
