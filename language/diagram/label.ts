import type { Connection } from './connection.ts';
import type { SceneText } from './scene.ts';
import { clean, fit, measure } from './text.ts';

/** A label without a place; texts are relative to its corner. */
export interface UnplacedLabel {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly SceneText[];
}

interface Line {
  readonly text: string;
  readonly role: 'strong' | 'quiet' | 'bad';
}

const widest = 220;
const pad = 8;
const lineHeight = 15;

/** Title, facts and faults of a connection, in a few short lines. */
export function connectionLabel(connection: Connection, short: boolean): UnplacedLabel {
  const { title, packages, facts, faults } = connection;
  const [first, ...others] = title === undefined ? facts : [title, ...packages];
  const lines: Line[] = first === undefined ? [] : [{ text: first, role: 'strong' }];
  const apart = title === undefined ? [] : others;
  for (const text of [...apart, ...packed(title === undefined ? others : facts)]) lines.push({ text, role: 'quiet' });
  for (const fault of faults) for (const text of wrapped(`✕ ${fault}`)) lines.push({ text, role: 'bad' });
  return boxed(short ? [...lines.slice(0, 1), ...lines.slice(1).filter(({ role }) => role === 'bad')] : lines);
}

/** At most two lines; the second is cut where it is too long. */
function wrapped(text: string): readonly string[] {
  const words = clean(text).split(' ');
  let first = '';
  while (words.length > 0 && measure(`${first} ${words[0]}`, 11, true) <= widest - 2 * pad) first = `${first} ${words.shift()}`.trim();
  return [first, words.join(' ')].filter(line => line !== '');
}

/** Facts side by side where there is room. */
function packed(facts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let open = false;
  for (const fact of facts) {
    const joined = `${lines.at(-1)} · ${fact}`;
    const fits: boolean = open && measure(clean(joined), 11) <= widest - 2 * pad;
    const parts = wrapped(fact);
    if (fits) lines[lines.length - 1] = joined;
    else lines.push(...parts);
    open = fits || parts.length === 1;
  }
  return lines;
}

function boxed(lines: readonly Line[]): UnplacedLabel {
  const cut = lines.map(({ text, role }) => ({ role, full: clean(text), text: fit(text, widest - 2 * pad, 11, role !== 'quiet') }));
  const width = Math.max(20, ...cut.map(({ text, role }) => measure(text, 11, role !== 'quiet'))) + 2 * pad;
  return {
    width,
    height: cut.length * lineHeight + 8,
    texts: cut.map(({ text, full, role }, place) => ({
      x: width / 2,
      y: 15 + place * lineHeight,
      text,
      role,
      anchor: 'middle',
      ...(text === full ? {} : { full }),
    })),
  };
}

/** A letter that points to a note. */
export const tagLabel = (letter: string): UnplacedLabel => ({
  width: measure(letter, 11, true) + 14,
  height: 19,
  texts: [{ x: (measure(letter, 11, true) + 14) / 2, y: 13.5, text: letter, role: 'strong', anchor: 'middle' }],
});

/** What a note says of connections that are alike. */
export const connectionWords = ({ title, packages, facts, faults }: Connection): string =>
  [...(title ? [title] : []), ...packages, ...facts, ...faults.map(fault => `✕ ${fault}`)].map(words => clean(words, 60)).join(' · ');
