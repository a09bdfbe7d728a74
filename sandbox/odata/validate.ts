// A body against its type: names, values, enums, null, @odata.type. Nothing is converted, nothing is ignored.
import { badRequest } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { primitiveProblem } from './primitives.ts';
import { derivedTypes, enumOf, findMember, findSendable, isA, isAbstract, isExtensionName, isOpen, type Member, typeOf } from './types.ts';

const INVALID = 'BadRequest';

export function checkObject(value: JsonObject, declared: string, extra: Record<string, Member> = {}): void {
  const type = actualType(value, declared);
  for (const [name, item] of Object.entries(value)) {
    if (name === '@odata.type') continue;
    if (name.includes('@') && !Object.hasOwn(extra, name)) checkAnnotation(name, item, type);
    else checkMember(name, item, type, Object.hasOwn(extra, name) ? extra[name] : undefined);
  }
}

function checkMember(name: string, item: Json, type: string, extra: Member | undefined): void {
  const member = extra ?? findSendable(type, name);
  if (member) {
    checkValue(item, member, name);
    return;
  }
  if (isOpen(type) && isExtensionName(name)) return;
  throw badRequest(
    `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
    INVALID,
  );
}

function checkValue(value: Json, member: Member, name: string): void {
  if (value === null) {
    if (member.nullable && !member.collection) return;
    throw badRequest(
      `A null value was found for the property named '${name}', which has the expected type '${member.type}'. The expected type does not allow null values.`,
      INVALID,
    );
  }
  if (member.collection !== Array.isArray(value)) {
    throw badRequest(
      `Property '${name}' ${member.collection ? 'expects a collection' : 'expects a single value, not a collection'} of '${member.type}'.`,
      INVALID,
    );
  }
  for (const item of Array.isArray(value) ? value : [value]) checkItem(item, member.type, name);
}

function checkItem(item: Json, type: string, name: string): void {
  if (type === 'Any') return;
  const { values, flags } = enumOf(type) ?? {};
  if (values) {
    const parts = typeof item === 'string' ? (flags ? item.split(',').map(part => part.trim()) : [item]) : [];
    const wrong = parts.length === 0 ? item : parts.find(part => !values.includes(part));
    if (wrong !== undefined)
      throw badRequest(`Invalid value specified for property '${name}' of resource: requested value '${String(wrong)}' was not found in '${type}'.`, INVALID);
  } else if (typeOf(type)) {
    if (!isObject(item)) throw badRequest(`Property '${name}' expects an object of type 'microsoft.graph.${type}'.`, INVALID);
    checkObject(item, type);
  } else {
    const problem = primitiveProblem(type, item);
    if (problem) throw badRequest(`Cannot convert the value of property '${name}' to the expected type 'Edm.${type}': ${problem}.`, INVALID);
  }
}

/** The type that a value states in @odata.type, which abstract types need. */
function actualType(value: JsonObject, declared: string): string {
  const stated = value['@odata.type'];
  if (stated === undefined) {
    if (!isAbstract(declared) || derivedTypes(declared).length === 0) return declared;
    throw badRequest(`An instance of the abstract type 'microsoft.graph.${declared}' needs '@odata.type'.`, INVALID);
  }
  const name = typeof stated === 'string' && stated.startsWith('#microsoft.graph.') ? stated.slice('#microsoft.graph.'.length) : '';
  if (!typeOf(name) || !isA(name, declared) || isAbstract(name)) {
    throw badRequest(`A type named '${String(stated)}' could not be resolved by the model as 'microsoft.graph.${declared}'.`, INVALID);
  }
  return name;
}

function checkAnnotation(name: string, item: Json, type: string): void {
  const [property = '', annotation = ''] = name.split('@', 2);
  const member = findMember(type, property);
  const bind = annotation === 'odata.bind' && member?.navigation === true;
  if (!bind) throw badRequest(`The annotation '${name}' does not fit type 'microsoft.graph.${type}'.`, INVALID);
  const links = Array.isArray(item) ? item : [item];
  if (Array.isArray(item) !== member.collection || links.some(link => typeof link !== 'string')) {
    throw badRequest(`The annotation '${name}' expects ${member.collection ? 'a list of URLs' : 'one URL'}.`, INVALID);
  }
}
