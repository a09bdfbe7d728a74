import { expect, test } from 'vitest';
import { planText } from '../../deploy/index.ts';
import { DeployWorld, topologyFrom } from './world.ts';

test('the plan of a new policy names everybody who may decide, and when', async () => {
  const world = await DeployWorld.create(
    await topologyFrom(`
      tenant a "Alpha" { id: "00000000-0000-0000-0000-00000000000a" }
      existing group people "People" in a
      existing group leads "Leads" in a
      existing group duty "Duty" in a
      group tools "Tools" in a
      catalog c "C" in a
      package p "P" in a {
        catalog: c
        grants: group tools
        policy "Ask" {
          requestors: members of people
          approval: by manager fallback leads within 6d forward to duty after 4d, then by leads within 3d
          expires: 30d
          review: quarterly by manager fallback leads within 14d, no response removes access
        }
      }`),
  );
  const lines = planText(await world.plan(), { unchanged: false }).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      '      requestors: members of People',
      '      approval: by the manager, else members of Leads, within 6d, forwarded to members of Duty after 4d, then by members of Leads within 3d',
      '      expires: 30d',
      '      review: quarterly by the manager, else members of Leads, within 14d; no response: removeAccess',
    ]),
  );
});
