// Every fault of the reference's catalogue has a test, or a reason why it cannot happen here.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const random = ['test/chaos/chaos.test.ts', 'one fault at one request'] as const;
const one = (words: string) => ['test/chaos/reference.test.ts', words] as const;
const transport = (words: string) => ['test/deploy/transport.test.ts', words] as const;
const faults = (words: string) => ['test/deploy/faults.test.ts', words] as const;
const connections = (words: string) => ['test/deploy/connections.test.ts', words] as const;
const catalogue = (words: string) => ['test/chaos/catalogue.ts', words] as const;

type Covered = readonly [file: string, words: string] | { readonly why: string };

const covered: Readonly<Record<string, Covered>> = {
  F01: one('one tenant is throttled; the other one is written meanwhile'),
  F02: catalogue('Retry-After no number'),
  F03: ['test/chaos/many.ts', 'storm'],
  F04: transport('only throttled and lost entries are sent again, after the longest wait'),
  F05: transport('what was not looked at because another write failed is sent again'),
  F06: catalogue("['413'"),
  F07: catalogue("['503, Retry-After 3'"),
  F08: transport('the gateway page of an error is readable'),
  F09: faults('the gateway times out after the work was done'),
  F10: catalogue("['504, carried out'"),
  F11: catalogue("['504, not carried out'"),
  F12: catalogue("['509'"),
  F20: catalogue("['reset before it was read'"),
  F21: transport('a create whose connection breaks may have been carried out'),
  F22: catalogue("['reset in the middle of the answer'"),
  F23: faults('is aborted while it is under way'),
  F24: one('a proxy that wants a password'),
  F25: catalogue("['200 with a page, carried out'"),
  F26: one('an answer of 17 MiB to a creation is not read; what was made is found'),
  F27: one('a creation that is answered with an id that is none is not believed'),
  F28: transport('a redirect is not followed'),
  F29: one('a request that a service carries out twice is seen'),
  F30: ['test/chaos/scenarios.ts', 'replicating slowly'],
  F31: ['test/chaos/young.test.ts', 'a catalog resource that the next plan does not see yet'],
  F32: one('two replicas answer in turn'),
  F33: one('what never becomes visible is given up after a limit'),
  F34: one('lists are later than reads by key'),
  F35: faults('nothing is made twice when %s, at any write'),
  F36: one('a change that meets another one at the same moment is sent again'),
  F37: catalogue("['412'"),
  F38: ['test/deploy/second-look.test.ts', 'what has changed meanwhile ends it before the first write'],
  F39: one('what somebody deletes between plan and deployment is not made again silently'),
  F40: ['test/deploy/lease.test.ts', 'a second deployment to one of the tenants is refused'],
  F41: ['test/chaos/chaos.test.ts', 'two engines at once'],
  F42: faults('one of the tenants refuses everything; the other is finished as far as it goes'),
  F43: faults('whose unique name a deleted one still holds: the report says where to look'),
  F50: connections('an expired token is replaced once, and the request is repeated'),
  F51: catalogue("'401 with claims'"),
  F52: connections('nobody signed in, and a tenant without id'),
  F53: connections('a sign-in to the wrong tenant ends before anything is sent'),
  F54: connections('Graph naming another organization than the token ends everything before the first write'),
  F55: faults('one of the tenants refuses everything; the other is finished as far as it goes'),
  F56: ['test/chaos/least-privilege.test.ts', 'nothing of it can be left out, and what is missing is named'],
  F57: one('a refusal for want of a licence keeps the words of the service'),
  F58: catalogue("['403'"),
  F59: connections('the token goes to the Graph of the cloud of the tenant'),
  F60: ['test/client/engine.test.ts', 'asks for a token of each live tenant and reports that there is none'],
  F70: ['test/deploy/cancel.test.ts', 'cancelled and aborted at any request'],
  F71: ['test/deploy/cancel.test.ts', 'cancelled and aborted at any request'],
  F72: ['test/client/engine.test.ts', 'finishes what is in flight and closes the journal when the window goes away'],
  F73: ['test/chaos/killed.test.ts', 'killed after a request and run again'],
  F74: one('the clock of this machine jumps by a day'),
  F75: ['test/deploy/records.test.ts', 'a journal that cannot be written stops the writes'],
  F76: one('a journal that is torn or was edited is read as far as it holds'),
  F77: one('a tenant with hundreds of groups'),
  F78: transport("describe('pages'"),
  F79: one('two hundred tenants at once'),
  F80: { why: 'Plans and deployments run in a process of their own; the server has no part in them (CONTRIBUTING.md).' },
  F81: connections('a Graph that cannot be reached is one plain problem per tenant, without long waits'),
  F82: ['test/client/engine.test.ts', 'deploys it with progress for each tenant, a journal and a report'],
  F83: ['test/deploy/saved-plan.test.ts', 'a file is refused'],
};

test('the slices that meet faults at random are there', () => {
  expect(readFileSync(new URL(random[0], root), 'utf8')).toContain(random[1]);
});

test.each(Object.entries(covered))('%s', (_, where) => {
  if ('why' in where) return expect(where.why).toMatch(/\.$/);
  const [file, words] = where;
  expect(readFileSync(new URL(file, root), 'utf8').includes(words), `${words} in ${file}`).toBe(true);
});

const reference = new URL('../shared/reference/reliability.md', root);

describe.runIf(existsSync(reference))('the catalogue', () => {
  test('is covered as a whole', () => {
    const ids = [...readFileSync(reference, 'utf8').matchAll(/^\| (F\d+) \|/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter(id => !covered[id as string])).toEqual([]);
  });
});
