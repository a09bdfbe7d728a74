import { differences, touched } from '../plan/differences.ts';
import type { Grant, PropertyChange } from '../plan/plan.ts';
import { type Mark, naming, ownerOf, stampOf, withoutStamp, withSides, withStamp } from '../plan/stamp.ts';
import { type JsonObject, text } from '../transport/json.ts';
import type { Draft, Node, View } from './kind.ts';
import { ofAnother } from './names.ts';

interface Stamped {
  readonly node: Node & { readonly mark: Mark };
  /** As the topology says it; a description without stamp, where one is stated. */
  readonly wanted: JsonObject;
  /** What the stamp remembers, in its order. */
  readonly properties: readonly string[];
  readonly grant: Grant;
}

/** What is written to the description: what people read, then the stamp. */
export const describedAs = ({ node, wanted, properties }: Stamped, otherwise: string): string =>
  withStamp(wanted['description'] === undefined ? otherwise : text(wanted['description']), node.mark, wanted, properties);

/** What is to do with something whose description carries a stamp. It is left alone when the stamp is another topology's. */
export function stampedUpdate(stamped: Stamped, live: JsonObject, { problem }: Pick<View, 'problem'>): Draft[] {
  const { node, wanted, properties, grant } = stamped;
  const stamp = stampOf(text(live['description']));
  if (stamp && ownerOf(stamp, node.mark) === 'other') {
    problem(ofAnother(node.title, stamp, node.span));
    return [];
  }
  const written = withoutStamp(text(live['description']));
  const changes: PropertyChange[] = [...withSides(differences(wanted, { ...live, description: written }), stamp, properties), ...naming(stamp, node.mark)];
  const body = { ...touched(wanted, changes), description: describedAs(stamped, written) };
  return changes.length > 0 ? [{ action: 'update', changes, body, grant, liveId: text(live['id']) }] : [];
}
