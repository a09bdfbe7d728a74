import { rule } from '../rule.ts';

export const mappingDefaultOnlyOnCreation = rule({
  code: 'mapping-default-only-on-creation',
  severity: 'info',
  why: 'It is not applied to existing users whose source value is empty.',
  source: 'customize-application-attributes',
  check({ topology, report }) {
    for (const { defaultValue, span } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (defaultValue !== undefined) report(span, 'The default is used only when the user is created.');
    }
  },
});
