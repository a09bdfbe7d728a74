import type { Span, Topology } from '../../language/model/index.ts';
import { declarationEdits, declarationKey, isCommon, type Shared } from './declaration.ts';
import { mappingChanges } from './mapping.ts';
import { behind, lineEndOf, type TextEdit } from './text-edit.ts';
import { type Aim, type Entry, isOverride, type Override } from './want.ts';

export interface Edits {
  readonly edits: readonly TextEdit[];
  readonly refused: readonly string[];
}

/**
 * The edits for everything that a topology has to say.
 * @param asked what was asked for
 * @param all the same for everything that shares a declaration or a mapping with it
 * @param declared declarations by key of what the values name
 */
export function editsFor(
  asked: readonly (Aim | Override)[],
  all: readonly (Aim | Override)[],
  topology: Topology,
  textOf: (uri: string) => string,
  declared: ReadonlyMap<string, string>,
): Edits {
  const mapped = mappingChanges(asked.filter(isAim), all.filter(isAim), topology, textOf);
  const said = (aims: readonly Aim[]): Aim[] => [...aims.filter(({ want }) => want.type !== 'row'), ...mapped.aims];
  const known = said(all.filter(isAim));
  const edits: TextEdit[] = [...mapped.edits];
  const refused: string[] = [];
  const beside = new Map<string, { at: Span; texts: string[] }>();
  const add = (at: Span, text: string) => {
    const key = `${at.uri} ${at.start}`;
    const found = beside.get(key) ?? { at, texts: [] };
    if (!found.texts.includes(text)) found.texts.push(text);
    beside.set(key, found);
  };
  for (const { link, text } of mapped.added) add(link.declaration, text);

  // Links first: instead of taking one of several apart, an access statement says what one tenant has.
  const overrides: Override[] = asked.filter(isOverride);
  const moved: Aim[] = [];
  const sharedBy = (aims: readonly Aim[]): Shared[] =>
    [...Map.groupBy(aims, ({ entry }) => declarationKey(entry))].map(([key, own]) => ({
      entries: entriesOf(topology, key),
      asked: own,
      all: [...known, ...moved],
    }));
  const settled: Aim[] = [];
  for (const shared of sharedBy(said(asked.filter(isAim)))) {
    for (const aim of shared.asked) {
      if (!aim.otherwise || isCommon(aim, shared)) settled.push(aim);
      else if (isOverride(aim.otherwise)) overrides.push(aim.otherwise);
      else moved.push(aim.otherwise);
    }
  }
  for (const shared of sharedBy([...settled, ...moved])) {
    const [entry] = shared.entries;
    if (!entry) continue;
    const found = declarationEdits(shared, topology, textOf(entry.declaration.uri));
    if (typeof found === 'string') refused.push(found);
    else edits.push(...found);
  }
  for (const [header, own] of Map.groupBy(overrides, ({ tenant, partner }) => `access ${tenant} with ${partner}`)) {
    const lines = new Map(own.map(({ property, value }) => [property, `  ${property}: ${value}\n`]));
    if (own[0]) add(own[0].beside.declaration, `${header} {\n${[...lines.values()].join('')}}`);
  }
  for (const { needs = [], ...aim } of [...asked]) {
    const place = existingPlace(topology, isOverride(aim as Aim | Override) ? (aim as Override).beside : (aim as Aim).entry);
    for (const key of needs) {
      const text = declared.get(key);
      if (text !== undefined) add(place, text);
    }
  }
  for (const { at, texts } of beside.values()) {
    const source = textOf(at.uri);
    const lineEnd = lineEndOf(source);
    const shown = [source.slice(at.start, at.end), ...texts];
    // What has one line stands right below what has one line.
    const gaps = texts.map((text, index) => (`${shown[index]}${text}`.includes('\n') ? lineEnd.repeat(2) : lineEnd));
    edits.push({ span: behind(at, source), text: texts.map((text, index) => `${gaps[index]}${text.replaceAll('\n', lineEnd)}`).join('') });
  }
  return { edits, refused };
}

const isAim = (aim: Aim | Override): aim is Aim => !isOverride(aim);

const entriesOf = ({ links, resources }: Topology, key: string): Entry[] => [...links, ...resources].filter(entry => declarationKey(entry) === key);

/** Behind the last thing of the file that exists already, else behind what names it. */
function existingPlace({ resources }: Topology, entry: Entry): Span {
  const { uri } = entry.declaration;
  const others = resources.filter(resource => resource.existing && resource.declaration.uri === uri).map(({ declaration }) => declaration);
  return others.reduce<Span | undefined>((last, one) => (last && last.end > one.end ? last : one), undefined) ?? entry.declaration;
}
