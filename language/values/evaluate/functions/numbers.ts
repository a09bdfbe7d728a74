import { integerAt, textAt } from '../places.ts';
import type { Functions } from './function.ts';

export const numberFunctions: Functions = {
  BitAnd: places => Number(BigInt(integerAt(places, 0)) & BigInt(integerAt(places, 1))),
  ConvertToBase64: places => btoa([...utf16(textAt(places, 0))].map(byte => String.fromCharCode(byte)).join('')),
  ConvertToUTF8Hex: places => [...new TextEncoder().encode(textAt(places, 0))].map(byte => byte.toString(16).padStart(2, '0').toUpperCase()).join(''),
};

/** Little-endian, as .NET's Unicode encoding. */
function* utf16(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    yield unit & 0xff;
    yield unit >> 8;
  }
}
