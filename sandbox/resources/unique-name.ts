// Section 2: PATCH by the alternate key uniqueName creates with "Prefer: create-if-missing", else only updates.
import { badRequest, conflict, notFound, readOnly } from '../errors.ts';
import { type JsonObject, textOf } from '../json.ts';
import type { LagKind } from '../options.ts';
import { type Answer, type Context, created, done, param } from '../route.ts';
import type { Table } from '../state.ts';

export interface Kind {
  lag: LagKind;
  table: (context: Context) => Table;
  /** @throws when a new object cannot have these members */
  create(context: Context, body: JsonObject): JsonObject;
  update(context: Context, entity: JsonObject, body: JsonObject): void;
}

const named = (context: Context, { table }: Kind, name: string): JsonObject | undefined =>
  Object.values(table(context)).find(entity => textOf(entity['uniqueName']).toLowerCase() === name.toLowerCase());

export function byUniqueName(context: Context, kind: Kind): JsonObject {
  const name = param(context, 'uniqueName');
  const entity = named(context, kind, name);
  if (!entity || !context.world.visible(context.tenant, kind.lag, textOf(entity['id']))) throw notFound(name);
  return entity;
}

export function checkUniqueName(context: Context, kind: Kind, name: unknown): void {
  if (name === undefined || name === null) return;
  if (named(context, kind, textOf(name))) throw conflict('Another object with the same value for property uniqueName already exists.');
}

/** uniqueName can be given once to an object that has none. */
export function checkRename(context: Context, kind: Kind, entity: JsonObject, body: JsonObject): void {
  if (!('uniqueName' in body) || body['uniqueName'] === entity['uniqueName']) return;
  if (entity['uniqueName'] !== null) throw readOnly('uniqueName');
  checkUniqueName(context, kind, body['uniqueName']);
}

export function upsert(context: Context, kind: Kind): Answer {
  const { body, createIfMissing } = context;
  const name = param(context, 'uniqueName');
  if (body['uniqueName'] !== undefined && body['uniqueName'] !== name) throw badRequest('The uniqueName of the body differs from that of the URL.');
  const entity = named(context, kind, name);
  if (entity) {
    kind.update(context, entity, body);
    return done;
  }
  if (!createIfMissing) throw notFound(name);
  const made = kind.create(context, { ...body, uniqueName: name });
  kind.table(context)[textOf(made['id'])] = made;
  context.world.hide(context.tenant, kind.lag, textOf(made['id']));
  return created(made);
}
