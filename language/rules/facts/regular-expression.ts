/**
 * What is certainly wrong with a regular expression. The service reads the .NET dialect, which knows more than JavaScript's;
 * so only faults of every dialect are found here: brackets that do not close, a repetition of nothing, a backslash at the end.
 */
export function regularExpressionFault(pattern: string): string | undefined {
  let open = 0;
  let repeatable = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === '\\') {
      if (i === pattern.length - 1) return 'it ends with a backslash';
      i++;
      repeatable = true;
    } else if (char === '[') {
      // A closing bracket in the first place of a class is an ordinary character.
      const from = pattern[i + 1] === '^' ? i + 3 : i + 2;
      let end = from;
      while (end < pattern.length && pattern[end] !== ']') end += pattern[end] === '\\' ? 2 : 1;
      if (end >= pattern.length) return 'a "[" is not closed';
      i = end;
      repeatable = true;
    } else if (char === '(') {
      open++;
      repeatable = false;
      if (pattern[i + 1] === '?') i++;
    } else if (char === ')') {
      if (open-- === 0) return 'a ")" closes nothing';
      repeatable = true;
    } else if (char === '*' || char === '+' || char === '?') {
      if (!repeatable) return `"${char}" repeats nothing`;
    } else {
      repeatable = char !== '|' && char !== '^';
    }
  }
  return open > 0 ? 'a "(" is not closed' : undefined;
}
