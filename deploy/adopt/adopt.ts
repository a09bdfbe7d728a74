import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import type { Plan } from '../plan/plan.ts';
import { aimsOf } from './aims.ts';
import { editsFor } from './edits.ts';
import { Live } from './live.ts';
import { prove, type ReadAgain, WAY_OUT } from './prove.ts';
import { relatedTo } from './related.ts';
import { edited } from './text-edit.ts';
import type { Aim, Override } from './want.ts';

export interface Adoption {
  /** Files as they have to be, by URI; none where something was refused. */
  readonly files: ReadonlyMap<string, string>;
  /** What cannot be adopted, one sentence each: then nothing of it is. */
  readonly refused: readonly string[];
  /** What the language says of the files and did not say before. */
  readonly warnings: readonly string[];
  /** Ids of other differences that are adopted with it: the same declaration says them. */
  readonly also: readonly string[];
}

export interface AdoptOptions {
  readonly connections: Connections;
  /** The text of a file of the topology. */
  readonly textOf: (uri: string) => string;
  /** Reads the topology with other texts of its files, by URI. */
  readonly readAgain: (files: ReadonlyMap<string, string>) => Promise<ReadAgain>;
  /** A file in the usual form. */
  readonly format: (text: string) => string;
}

/**
 * Files after which the topology says of some things what their tenants have. It reads the tenants and proves its result: the
 * plan of the new files has these differences no more, and nothing else is different from before. All of it or nothing.
 * @param ids of differences, as `driftOf` names them
 */
export async function adopt(plan: Plan, topology: Topology, ids: readonly string[], options: AdoptOptions): Promise<Adoption> {
  const refuse = (refused: readonly string[]): Adoption => ({ files: new Map(), refused: [...new Set(refused)], warnings: [], also: [] });
  const unknown = ids.filter(id => !plan.operations.some(operation => operation.id === id)).map(id => missing(id, plan, topology));
  if (unknown.length > 0) return refuse(unknown);

  const asked = plan.operations.filter(({ id }) => ids.includes(id));
  const related = relatedTo(asked, plan, topology);
  const live = await Live.read(topology, plan, new Set([...asked, ...related].map(({ tenant }) => tenant)), options.connections);
  const refused: string[] = [];
  const wanted: (Aim | Override)[] = [];
  for (const operation of asked) {
    const aims = aimsOf(operation, live);
    if (typeof aims === 'string') refused.push(`${operation.title}: ${aims}. ${WAY_OUT}`);
    else wanted.push(...aims);
  }
  if (refused.length > 0) return refuse(refused);
  const others = related.flatMap(operation => {
    const aims = aimsOf(operation, live);
    return typeof aims === 'string' ? [] : aims;
  });
  const found = editsFor(wanted, [...wanted, ...others], topology, options.textOf, live.names.declarations);
  if (found.refused.length > 0) return refuse(found.refused.map(why => `${asked.map(({ title }) => title).join(', ')}: ${why}.`));

  const files = new Map(
    [...Map.groupBy(found.edits, ({ span }) => span.uri)].map(([uri, own]) => {
      const text = options.textOf(uri);
      const after = edited(text, own);
      return [uri, options.format(text) === text ? options.format(after) : after];
    }),
  );
  const proof = await prove(ids, plan, await options.readAgain(new Map()), await options.readAgain(files), options.connections);
  return proof.refused.length > 0 ? refuse(proof.refused) : { files, ...proof };
}

function missing(id: string, { held }: Plan, { tenants }: Topology): string {
  const waiting = held.find(one => one.id === id);
  if (!waiting) return `Nothing that is called ${id} is different.`;
  return `${waiting.title} needs ${tenants.find(({ name }) => name === waiting.for)?.displayName ?? waiting.for}, which was not read.`;
}
