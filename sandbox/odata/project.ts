// What of an object goes into an answer: $select, $expand, and never the sandbox's own members.
import type { JsonObject } from '../json.ts';
import type { Context, Expansion } from '../route.ts';
import type { ExpandItem } from './expand.ts';

const isOwn = (name: string): boolean => name.startsWith('$');

export interface Shape {
  select?: readonly string[];
  expand: ExpandItem[];
}

export function project(entity: JsonObject, shape: Shape, known: Record<string, Expansion>, context: Context): JsonObject {
  const names = shape.select ? Object.keys(entity).filter(name => name.startsWith('@') || shape.select?.includes(name)) : Object.keys(entity);
  const answer: JsonObject = {};
  for (const name of names) if (!isOwn(name)) answer[name] = entity[name] ?? null;
  for (const name of shape.select ?? []) if (!(name in answer)) answer[name] = null;
  for (const item of shape.expand) {
    const expansion = known[item.name];
    if (!expansion) continue;
    const value = expansion.resolve(entity, context);
    const inner = (other: JsonObject): JsonObject => project(other, item, expansion.expand ?? {}, context);
    answer[item.name] = Array.isArray(value) ? value.map(inner) : value && inner(value);
  }
  return answer;
}
