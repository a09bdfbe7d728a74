import { beforeEach, expect, test } from 'vitest';
import { createWorkspace, textAt, type Workspace } from './workspace.ts';

const tenants = ['a', 'b', 'c', 'd']
  .map((name, i) => `tenant ${name} "${name.toUpperCase()}" { id: "00000000-0000-0000-0000-00000000000${i + 1}" }\n`)
  .join('');
const main = `${tenants}tenants both = b, c
sync a -> both
existing user u "u@d.com" in d
organization ofA "A" in d { tenant: a internalSponsors: u }
package p "P" in d { policy "Ask" { requestors: organization ofA } }
sync b -> a
`;

let workspace: Workspace;
beforeEach(async () => {
  workspace = createWorkspace({ 'main.tenantry': main });
  await workspace.start();
});

async function at(word: string) {
  const provider = workspace.language.lsp.CallHierarchyProvider;
  const items = (await provider?.prepareCallHierarchy(workspace.document('main.tenantry'), workspace.at('main.tenantry', main.indexOf(word)))) ?? [];
  const calls = async (kind: 'incoming' | 'outgoing') => {
    const found: [string, string[]][] = [];
    for (const item of items) {
      const outgoing = kind === 'outgoing' ? await provider?.outgoingCalls({ item }) : undefined;
      const incoming = kind === 'incoming' ? await provider?.incomingCalls({ item }) : undefined;
      for (const { to, fromRanges } of outgoing ?? []) found.push([to.name, fromRanges.map(range => textAt(main, range))]);
      for (const { from, fromRanges } of incoming ?? []) found.push([from.name, fromRanges.map(range => textAt(main, range))]);
    }
    return found;
  };
  return { items, outgoing: await calls('outgoing'), incoming: await calls('incoming') };
}

test('where the people of a tenant can go: by links and by packages that they may request', async () => {
  const { items, outgoing, incoming } = await at('a "A" {');
  expect(items).toMatchObject([{ name: 'a', detail: 'A' }]);
  expect(outgoing).toEqual([
    ['b', ['a']],
    ['c', ['a']],
    ['d', ['ofA']],
  ]);
  expect(incoming).toEqual([['b', ['b']]]);
});

test('who comes in, from where the tenant is mentioned', async () => {
  const { items, incoming, outgoing } = await at('d { tenant');
  expect(items).toMatchObject([{ name: 'd' }]);
  expect(incoming).toEqual([['a', ['ofA']]]);
  expect(outgoing).toEqual([]);
});

test('a set stands for its tenants; other names have no such hierarchy', async () => {
  expect((await at('both')).items.map(({ name }) => name)).toEqual(['b', 'c']);
  expect((await at('ofA')).items).toEqual([]);
  expect((await at('"Ask"')).items).toEqual([]);
});
