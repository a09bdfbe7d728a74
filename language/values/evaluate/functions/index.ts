import { dateFunctions } from './dates.ts';
import type { Functions } from './function.ts';
import { generatorFunctions } from './generators.ts';
import { listFunctions } from './lists.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './text.ts';

/** Every function of language/data/functions.ts. */
export const functions: Functions = {
  ...textFunctions,
  ...logicFunctions,
  ...listFunctions,
  ...dateFunctions,
  ...numberFunctions,
  ...generatorFunctions,
};
