import { replace } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

const ways = ['vbTextCompare', 'vbBinaryCompare'];

export const exprInstrCompareType = rule({
  code: 'expr-instr-compare-type',
  severity: 'error',
  why: 'InStr compares in two ways, vbTextCompare and vbBinaryCompare, written as bare words. In quotes or as another word the mapping is refused.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'InStr')) {
      const way = node.places[3];
      if (!way || (way.type === 'word' && ways.includes(way.word))) continue;
      const meant = way.type === 'constant' ? ways.find(known => known === way.value) : undefined;
      report(way.span, 'Use vbTextCompare or vbBinaryCompare without quotes.', {
        fixes: meant ? [{ title: 'Remove the quotes', edits: [replace(way.span, meant)] }] : [],
      });
    }
  },
});
