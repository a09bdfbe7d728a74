import type { ValuePlace } from '../../values/property-type.ts';
import type { Token } from '../text/scan.ts';

/** A place in a value, with the word in front of the bracket around it. */
export interface InnerPlace extends ValuePlace {
  /** `Append` in `Append([displayName], |`. */
  readonly call?: string;
  /** How many commas stand before it inside the innermost bracket. */
  readonly argument: number;
  readonly depth: number;
  /** Phrases of one word that stand before it in the same list. */
  readonly said: readonly string[];
}

interface Frame {
  before: string[];
  phrase: number;
  readonly bracket?: '(' | '[';
  readonly call?: string;
  text: string;
}

/** Where a value stands after its tokens; closed brackets count as one term. */
export function valuePlace(tokens: readonly Token[]): InnerPlace {
  const outer: Frame = { before: [], phrase: 0, text: '' };
  const frames = [outer];
  const said: string[] = [];
  let top = outer;
  for (const { text } of tokens) {
    if (text === '(' || text === '[') {
      top = { before: [], phrase: 0, bracket: text, call: text === '(' ? top.before[top.before.length - 1] : undefined, text };
      frames.push(top);
    } else if ((text === ')' || text === ']') && frames.length > 1) {
      const closed = frames.pop();
      top = frames[frames.length - 1] ?? outer;
      top.before.push(`${closed?.text ?? ''}${text}`);
    } else if (text === ',') {
      if (top === outer && top.before.length === 1) said.push(top.before[0] ?? '');
      top.before = [];
      top.phrase++;
      top.text += text;
    } else {
      top.before.push(text);
      top.text += ` ${text}`;
    }
  }
  return {
    before: top.before,
    phrase: outer.phrase,
    inside: top.bracket,
    call: top.call,
    argument: top.bracket ? top.phrase : 0,
    depth: frames.length - 1,
    said,
  };
}
