import { after, before } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprDateNeedsCdate = rule({
  code: 'expr-date-needs-cdate',
  severity: 'warning',
  why: 'The function expects a date and gets a text. CDate reads the date; without it the value is missing or wrong.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'DateAdd', 'DateDiff')) {
      for (const place of node.name === 'DateAdd' ? [node.places[2]] : [node.places[1], node.places[2]]) {
        const isText = place?.type === 'constant' || (place?.type === 'attribute' && attributes.get(place.attribute.name)?.type === 'String');
        if (place && isText)
          report(place.span, 'Wrap the text in CDate.', { fixes: [{ title: 'Wrap in CDate', edits: [before(place.span, 'CDate('), after(place.span, ')')] }] });
      }
    }
  },
});
