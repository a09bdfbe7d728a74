import { fail, unknown, type Value } from '../outcome.ts';
import { isList, type Places, textAt, textOf, valueAt } from '../places.ts';
import type { Functions } from './function.ts';

const isEmpty = (value: Value): boolean => value === null || value === '';

export const logicFunctions: Functions = {
  IIF: places => valueAt(places, truth(valueAt(places, 0)) ? 1 : 2),
  Not: places => !truth(valueAt(places, 0)),
  Switch: choose,
  CBool: places => truth(valueAt(places, 0)),
  CStr: places => textAt(places, 0),
  Coalesce(places) {
    for (let i = 0; i < places.count; i++) {
      const value = places.at(i);
      if (value !== undefined && value !== null) return value;
    }
    return null;
  },
  IsNull: places => valueAt(places, 0) === null,
  IsNothing: places => valueAt(places, 0) === null,
  IsNullOrEmpty: places => isEmpty(valueAt(places, 0)),
  IsPresent: places => !isEmpty(valueAt(places, 0)),
  IsString: places => {
    const value = valueAt(places, 0);
    return typeof value === 'string' || unknown('what counts as readable as text is not documented for other values');
  },
  // The attribute is left out of the operation.
  IgnoreFlowIfNullOrEmpty(places) {
    const value = valueAt(places, 0);
    return isEmpty(value) ? null : value;
  },
  // Hides the value in the log only.
  Redact: places => valueAt(places, 0),
};

/** A Boolean, `True` or `False`, or a number other than zero. */
function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  const text = isList(value) ? '' : textOf(value);
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? fail(value === null ? 'the condition has no value' : 'the condition is neither true nor false') : number !== 0;
}

/** Keys are compared case-sensitively; no value is the empty key. */
function choose(places: Places): Value {
  const wanted = textOf(valueAt(places, 0));
  for (let i = 2; i + 1 < places.count; i += 2) {
    if (textOf(valueAt(places, i)) === wanted) return valueAt(places, i + 1);
  }
  return places.at(1) ?? null;
}
