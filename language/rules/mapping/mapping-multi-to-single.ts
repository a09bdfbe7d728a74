import { after, before } from '../facts/edits.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const mappingMultiToSingle = rule({
  code: 'mapping-multi-to-single',
  severity: 'warning',
  why: 'The target attribute holds one value, the source gives a list. Item takes one out of it and Join makes one text of all.',
  check({ topology, report }) {
    for (const { target, source } of topology.mappings.flatMap(({ flows }) => flows)) {
      const several =
        source.type === 'attribute'
          ? attributes.get(source.attribute.name)?.multiValued === true
          : source.type === 'call' && (source.name === 'Split' || source.name === 'RemoveDuplicates');
      const one = target.extension !== undefined || attributes.get(target.name)?.multiValued === false;
      if (!several || !one) continue;
      report(source.span, `"${target.name}" takes one value.`, {
        fixes: [{ title: 'Wrap in Item(…, 1)', edits: [before(source.span, 'Item('), after(source.span, ', 1)')] }],
      });
    }
  },
});
