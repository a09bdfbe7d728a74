import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const mappingTypeMismatch = rule({
  code: 'mapping-type-mismatch',
  severity: 'warning',
  why: 'The value must fit the type of the target attribute, and references such as manager come from an attribute only. Otherwise the row is refused, or each user fails.',
  check({ topology, index, report }) {
    for (const { target, source } of topology.mappings.flatMap(({ flows }) => flows)) {
      const type = target.extension ? index.get('extension', target.extension)?.dataType : attributes.get(target.name)?.type;
      const notBoolean = type === 'Boolean' && target.name !== 'showInAddressList' && source.type === 'constant' && !/^(true|false)$/i.test(source.value);
      const notReference = type === 'Reference' && source.type !== 'attribute';
      const notNumber = (type === 'Integer' || type === 'LargeInteger') && source.type === 'constant' && !/^-?\d+$/.test(source.value);
      if (notBoolean || notReference || notNumber) report(source.span, `"${target.name}" is of type ${type}.`);
    }
  },
});
