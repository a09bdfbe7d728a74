import { regularExpressionFault } from '../../rules/facts/regular-expression.ts';
import { fail, unknown } from './outcome.ts';

/** How many steps a match may take at worst: a pattern from a file must not stall the editor. */
const budget = 1_000_000;

/**
 * A .NET pattern as JavaScript reads it. Ends the evaluation where the dialects may differ, and where the match could take
 * long: quantified groups that repeat or choose inside are left to the service.
 */
export function regularExpression(pattern: string, flags: string, text: string): RegExp {
  const fault = regularExpressionFault(pattern);
  if (fault) fail(`the regular expression is wrong: ${fault}`);
  if (/\(\?(?![:=!]|<[=!A-Za-z_])|\\[AZzGpPk]|\\[1-9]|\[[^\]]*-\[/.test(pattern)) unknown('the regular expression uses what only .NET knows');
  if (worstSteps(pattern, text.length) > budget) unknown('the regular expression could take too long to be tried here');
  try {
    return new RegExp(pattern, flags);
  } catch {
    return unknown('the regular expression uses what only .NET knows');
  }
}

/** Each repetition can multiply the ways to match by the length of the text, nested ones far more. */
function worstSteps(pattern: string, length: number): number {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  if (nested(bare)) return Number.POSITIVE_INFINITY;
  const repetitions = bare.match(/[*+]|\{\d*,?\d*\}/g)?.length ?? 0;
  const choices = bare.match(/\?|\|/g)?.length ?? 0;
  return (length + 1) ** (repetitions + 1) * 2 ** Math.min(choices, 60);
}

/** Whether a group that is repeated repeats or chooses inside. */
function nested(bare: string): boolean {
  const open: boolean[] = [];
  for (let i = 0; i < bare.length; i++) {
    const char = bare[i] ?? '';
    if (char === '(') {
      open.push(false);
      // The question mark of (?: and (?<name> repeats nothing.
      if (bare[i + 1] === '?') i++;
    } else if (char === ')') {
      const inside = open.pop() ?? false;
      const repeated = /^[*+{]/.test(bare.slice(i + 1, i + 2));
      if (inside && repeated) return true;
      if (open.length > 0) open[open.length - 1] ||= inside || repeated;
    } else if (/[*+?{|]/.test(char) && open.length > 0) open[open.length - 1] = true;
  }
  return false;
}
