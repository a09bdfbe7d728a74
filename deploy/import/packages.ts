import { sameName } from '../resources/names.ts';
import { isObject, type JsonObject, member, objects, text } from '../transport/json.ts';
import { isBuiltIn } from './catalogs.ts';
import { type GrantText, grantText } from './grants.ts';
import { described } from './groups.ts';
import { linkKey } from './links.ts';
import type { ObservedTenant } from './observed.ts';
import { policyLines } from './policies.ts';
import { isPlain, quote } from './quote.ts';
import type { Registry } from './registry.ts';
import { type Block, type Line, line } from './unit.ts';
import type { Writer } from './writer.ts';

/** Access packages with everything that they give and every policy that the language can say. */
export function writePackages(observed: ObservedTenant, registry: Registry, writer: Writer): void {
  const tenant = observed.tenant.name;
  for (const pack of observed.packages) {
    const name = text(pack['displayName']);
    const found = registry.of('package', tenant, text(pack['id']));
    if (!found) continue;
    const what = `the package "${name}"`;
    const catalogId = text(member(pack['catalog'], 'id'));
    const catalog = observed.catalogs.find(one => one['id'] === catalogId);
    const same = observed.packages.filter(other => sameName(text(other['displayName']), name) && text(member(other['catalog'], 'id')) === catalogId);
    const targetOf = (companyId: string) => {
      const target = registry.tenantOf(companyId)?.name;
      return target !== undefined && writer.links.some(link => link.key === linkKey(tenant, target)) ? target : undefined;
    };
    const grants = objects(pack['resourceRoleScopes']).map(scope => grantText(scope, observed, registry, targetOf));
    const ungiven = grants.find(grant => typeof grant === 'string');
    const home = catalog && registry.of('catalog', tenant, catalogId);
    const why = !catalog
      ? 'its catalog could not be read'
      : same.length > 1
        ? 'there are several of that name in its catalog'
        : !isPlain(name)
          ? 'its name has characters that a file must not hold'
          : ungiven;
    if (why !== undefined) {
      writer.omit(tenant, what, why, found.key);
      continue;
    }
    const given = grants.filter(grant => typeof grant !== 'string').sort((a, b) => a.order.localeCompare(b.order));
    writer.add({
      ...{ key: found.key, keyword: 'package', tenant, symbol: found.symbol, display: quote(name), existing: false },
      lines: [
        ...described(pack['description'], name),
        ...(catalog && home && !isBuiltIn(catalog) ? [line('catalog', home.symbol, [home.key])] : []),
        ...(pack['isHidden'] === true ? [line('hidden', 'true')] : []),
        ...grantsLine(given),
      ],
      blocks: blocksOf(pack, observed, registry, writer),
    });
  }
}

function grantsLine(given: readonly GrantText[]): Line[] {
  if (given.length === 0) return [];
  const links = given.flatMap(({ link }) => link ?? []);
  const others = given.filter(({ link }) => link === undefined).map(({ text: written }) => written);
  const value = line(
    'grants',
    others.join(', '),
    given.flatMap(({ needs }) => needs),
  );
  return [links.length > 0 ? { ...value, links } : value];
}

function blocksOf(pack: JsonObject, observed: ObservedTenant, registry: Registry, writer: Writer): Block[] {
  const tenant = observed.tenant.name;
  const own = observed.policies
    .filter(policy => isObject(policy['accessPackage']) && policy['accessPackage']['id'] === pack['id'])
    .sort((a, b) => text(a['displayName']).localeCompare(text(b['displayName'])) || text(a['id']).localeCompare(text(b['id'])));
  return own.flatMap(policy => {
    const name = text(policy['displayName']);
    const key = `policy:${tenant}/${text(policy['id'])}`;
    const what = `the policy "${name}" of the package "${text(pack['displayName'])}"`;
    if (writer.refused(tenant, what, key)) return [];
    const twice = own.filter(other => sameName(text(other['displayName']), name)).length > 1;
    const lines = twice
      ? 'there are several of that name'
      : isPlain(name)
        ? policyLines(policy, observed.tenant.name, registry)
        : 'its name has characters that a file must not hold';
    const lost = typeof lines === 'string' ? undefined : writer.lost(lines);
    if (typeof lines !== 'string' && !lost) return [{ key, label: quote(name), lines }];
    writer.omit(tenant, what, typeof lines === 'string' ? lines : `its ${lost?.name} names something that is left out`);
    return [];
  });
}
