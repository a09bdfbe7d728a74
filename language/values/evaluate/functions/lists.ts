import { fail, unknown } from '../outcome.ts';
import { integerAt, listAt, textAt } from '../places.ts';
import type { Functions } from './function.ts';

export const listFunctions: Functions = {
  Count: places => listAt(places, 0).length,
  Item(places) {
    const index = integerAt(places, 1);
    if (index < 1) fail('Item counts from 1');
    return listAt(places, 0)[index - 1] ?? unknown('what Item gives beyond the last value is not documented');
  },
  RemoveDuplicates: places => [...new Set(listAt(places, 0))],
  Split(places) {
    const delimiter = textAt(places, 1);
    return delimiter.length === 1 ? textAt(places, 0).split(delimiter) : fail('Split takes one character as its delimiter');
  },
};
