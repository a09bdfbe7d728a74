import type { SyncLink, Topology } from '../../model/topology.ts';
import type { Edit } from '../../problems/problem.ts';
import type { LinkText } from './link-text.ts';
import { lineEndOf, type Refactoring, removed } from './refactoring.ts';

/**
 * Other ways to write the links that one declaration makes: together with others that say the same, as a mesh, or each by
 * itself. The links stay what they are, with their display names.
 * @param text of the file that all of them stand in
 */
export function linkRefactorings(here: LinkText, all: readonly LinkText[], topology: Topology, text: string): readonly Refactoring[] {
  const alike = all.filter(one => one.says === here.says && (one === here || one.removable) && one.kind === 'sync');
  const found: (Refactoring | undefined)[] =
    here.kind === 'mesh'
      ? []
      : [
          merged(
            here,
            alike.filter(({ from }) => same(from, here.from)),
            topology,
            text,
            group =>
              `sync ${here.from.join(', ')} -> ${named(
                group.flatMap(({ to }) => to),
                topology,
              )}`,
          ),
          merged(
            here,
            alike.filter(({ to }) => same(to, here.to)),
            topology,
            text,
            group =>
              `sync ${named(
                group.flatMap(({ from }) => from),
                topology,
              )} -> ${here.to.join(', ')}`,
          ),
          mesh(here, alike, topology, text),
        ];
  return [...found, split(here, text)].filter(one => one !== undefined);
}

function merged(
  here: LinkText,
  group: readonly LinkText[],
  topology: Topology,
  text: string,
  header: (group: readonly LinkText[]) => string,
): Refactoring | undefined {
  const links = group.flatMap(one => one.links);
  if (group.length < 2) return undefined;
  const stem = commonName(links, topology);
  if (stem === undefined) return undefined;
  return { title: `Write ${links.length} links as one declaration`, edits: replaced(here, group, `${header(group)}${stem}${bodyOf(here)}`, text) };
}

function mesh(here: LinkText, alike: readonly LinkText[], topology: Topology, text: string): Refactoring | undefined {
  // The smallest mesh around the declaration: links among the tenants that it names and those that all of them link with.
  const links = alike.flatMap(one => one.links);
  const pairs = new Set(links.map(({ source, target }) => `${source}/${target}`));
  const both = (a: string, b: string) => pairs.has(`${a}/${b}`) && pairs.has(`${b}/${a}`);
  const members = [...new Set(here.links.flatMap(({ source, target }) => [source, target]))];
  for (const { name } of topology.tenants) if (!members.includes(name) && members.every(member => both(member, name))) members.push(name);
  const inside = ({ source, target }: SyncLink) => members.includes(source) && members.includes(target);
  const group = alike.filter(one => one.links.every(inside));
  const own = group.flatMap(one => one.links);
  if (own.length !== members.length * (members.length - 1) || !members.every(a => members.every(b => a === b || both(a, b)))) return undefined;
  const stem = commonName(own, topology);
  if (stem === undefined) return undefined;
  const ordered = topology.tenants.flatMap(({ name }) => (members.includes(name) ? [name] : []));
  return { title: `Turn ${own.length} links into a mesh`, edits: replaced(here, group, `mesh ${named(ordered, topology)}${stem}${bodyOf(here)}`, text) };
}

function split(here: LinkText, text: string): Refactoring | undefined {
  if (here.links.length < 2) return undefined;
  const lineEnd = lineEndOf(text);
  const each = here.links.map(
    ({ source, target, displayName, displayNameStated }) => `sync ${source} -> ${target}${displayNameStated ? ` ${quoted(displayName)}` : ''}${bodyOf(here)}`,
  );
  const between = /[\n\r]/.test(here.body) ? lineEnd.repeat(2) : lineEnd;
  const title = here.kind === 'mesh' ? `Turn the mesh into ${each.length} links` : `Write ${each.length} links by themselves`;
  return { title, edits: [{ span: here.span, text: each.join(between) }] };
}

/** The new text in the place of one declaration; the others go, with the empty lines behind them. */
function replaced(here: LinkText, group: readonly LinkText[], declaration: string, text: string): readonly Edit[] {
  return group.map(({ span }) => (span === here.span ? { span, text: declaration } : removed(text, span)));
}

/** What the display names have in common, as a header takes it; nothing where one declaration could not give them. */
function commonName(links: readonly SyncLink[], topology: Topology): string | undefined {
  const titles = new Map(topology.tenants.map(({ name, displayName }) => [name, displayName]));
  const stems = links.map(({ source, target, displayName, displayNameStated }) => {
    if (!displayNameStated) return '';
    const ending = ` (${titles.get(source) ?? source} to ${titles.get(target) ?? target})`;
    return displayName.endsWith(ending) && displayName !== ending ? ` ${quoted(displayName.slice(0, -ending.length))}` : undefined;
  });
  return new Set(stems).size === 1 ? stems[0] : undefined;
}

/** Names as a list, or the set that holds exactly these tenants. */
function named(names: readonly string[], topology: Topology): string {
  const unique = [...new Set(names)];
  const set = topology.sets.find(({ members }) => unique.length > 1 && members.length === unique.length && members.every(member => unique.includes(member)));
  return set?.name ?? unique.join(', ');
}

const bodyOf = ({ body }: LinkText): string => (body ? ` ${body}` : '');
const quoted = (words: string): string => `"${words.replace(/(["\\])/g, '\\$1')}"`;
const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, i) => name === b[i]);
