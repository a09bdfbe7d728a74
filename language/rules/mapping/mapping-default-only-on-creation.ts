import { rule } from '../rule.ts';

export const mappingDefaultOnlyOnCreation = rule({
  code: 'mapping-default-only-on-creation',
  severity: 'info',
  why: 'The default value is used when a user is created. Users who exist already and lose the source value do not get it.',
  source: 'customize-application-attributes',
  check({ topology, report }) {
    for (const { defaultValue, span } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (defaultValue !== undefined) report(span, 'The default is used only when the user is created.');
    }
  },
});
