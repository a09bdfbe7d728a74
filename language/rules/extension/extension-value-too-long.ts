import { rule } from '../rule.ts';

export const extensionValueTooLong = rule({
  code: 'extension-value-too-long',
  severity: 'error',
  why: 'A directory extension of type String holds 256 characters. A longer text is refused for every user of the link.',
  source: 'directory-service-limits-restrictions',
  check({ topology, report }) {
    for (const { target, source } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (target.extension && source.type === 'constant' && source.value.length > 256) report(source.span, 'A text extension holds 256 characters.');
    }
  },
});
