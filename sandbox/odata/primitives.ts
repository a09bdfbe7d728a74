import { isGuid, type Json } from '../json.ts';

// Edm.Duration is a dayTimeDuration: days and smaller units only.
const DURATION = /^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/;

/** What is wrong with a value of a primitive type (without Edm.); undefined when nothing is. */
export function primitiveProblem(type: string, value: Json): string | undefined {
  switch (type) {
    case 'Boolean':
      return typeof value === 'boolean' ? undefined : 'true or false is expected';
    case 'Byte':
    case 'Int16':
    case 'Int32':
    case 'Int64':
      return Number.isInteger(value) ? undefined : 'an integer is expected';
    case 'Double':
    case 'Single':
    case 'Decimal':
      return typeof value === 'number' ? undefined : 'a number is expected';
    default:
  }
  if (typeof value !== 'string') return 'a string is expected';
  if (type === 'Guid' && !isGuid(value)) return 'a GUID is expected';
  if (type === 'Duration' && !DURATION.test(value)) return 'an ISO 8601 duration of days, hours, minutes and seconds is expected';
  if (type === 'DateTimeOffset' && !(DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)))) return 'an ISO 8601 date and time with an offset is expected';
  return undefined;
}
