import { describe, expect, test } from 'vitest';
import { confirmation, counts } from '../../client/commands/confirmation.ts';
import { percent, progressText } from '../../client/commands/deploy-progress.ts';
import { lackQuestion } from '../../client/commands/lack-question.ts';
import { sentence } from '../../client/commands/outcome.ts';
import { withoutQuestion } from '../../client/commands/without-question.ts';
import type { TenantCounts } from '../../server/engine-protocol.ts';

const contoso: TenantCounts = {
  name: 'contoso',
  displayName: 'Contoso',
  domain: 'contoso.com',
  id: '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01',
  create: 3,
  update: 1,
  remove: 0,
};
const fabrikam: TenantCounts = { name: 'fabrikam', displayName: 'Fabrikam', id: '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02', create: 0, update: 0, remove: 2 };
const idle: TenantCounts = { ...fabrikam, displayName: 'Tailspin Toys', remove: 0 };

describe('the question before a deployment', () => {
  test('names every tenant that is written with domain, id and counts, and no other', () => {
    const { detail } = confirmation('soc', { target: 'live', tenants: [contoso, fabrikam, idle] });
    expect(detail).toContain('Contoso (contoso.com): 3 to create, 1 to change\n    3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01');
    expect(detail).toContain('Fabrikam: 2 to remove\n    8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02');
    expect(detail).not.toContain('Tailspin');
  });

  test('needs no ids for the sandbox', () => {
    const { message, detail } = confirmation('soc', { target: 'sandbox', tenants: [contoso, fabrikam, idle] });
    expect(message).toBe('Deploy "soc" to 2 tenants in the sandbox?');
    expect(detail).toBe('Contoso (contoso.com): 3 to create, 1 to change\nFabrikam: 2 to remove\n\nNothing leaves this machine.');
  });

  test('counts those together that would make it higher than a screen', () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ ...contoso, displayName: `T${n}`, domain: undefined }));
    const { message, detail } = confirmation('soc', { target: 'sandbox', tenants: many });
    expect(message).toBe('Deploy "soc" to 200 tenants in the sandbox?');
    expect(detail).toContain('T7: 3 to create, 1 to change\nand 192 more tenants: 576 to create, 192 to change\n');
  });

  test('cannot be taken for the sandbox when tenants are live', () => {
    const live = confirmation('soc', { target: 'live', tenants: [contoso] });
    const sandbox = confirmation('soc', { target: 'sandbox', tenants: [contoso] });
    expect(live.message).toBe('Deploy "soc" to 1 tenant in Microsoft Graph? These are live tenants.');
    expect(live.button).toBe('Deploy to Live Tenants');
    expect(sandbox.button).toBe('Deploy to Sandbox');
    expect(live.detail).not.toContain('Nothing leaves this machine');
    expect([live.harmless, sandbox.harmless]).toEqual([undefined, true]);
  });

  test('a tenant with nothing to do says so', () => expect(counts(idle)).toBe('nothing to do'));
});

test('what the sign-ins lack names tenant, account, permissions and roles, before anything is written', () => {
  const { message, detail, button } = lackQuestion('soc', [
    { id: contoso.id, displayName: 'Contoso', account: 'ana@contoso.com', permissions: ['Group.ReadWrite.All'], roles: ['Groups Administrator'] },
    { id: fabrikam.id, displayName: 'Fabrikam', account: 'tom@fabrikam.com', permissions: [], roles: ['Security Administrator'] },
  ]);
  expect(message).toBe('The sign-ins lack what the deployment of "soc" needs.');
  expect(detail).toContain(
    `Contoso (${contoso.id}), signed in as ana@contoso.com\n    Permissions: Group.ReadWrite.All\n    Directory roles: Groups Administrator\n`,
  );
  expect(detail).toContain(`Fabrikam (${fabrikam.id}), signed in as tom@fabrikam.com\n    Directory roles: Security Administrator\n`);
  expect(button).toBe('Deploy Anyway');
  const lacks = Array.from({ length: 9 }, (_, n) => ({ id: `${n}`, displayName: `T${n}`, account: 'ana', permissions: [], roles: ['Reader'] }));
  expect(lackQuestion('soc', lacks).detail).toMatch(/T3 \(3\)[^T]*and 5 more tenants, which the plan names/);
});

test('tenants that stand in the way are named with the reason, and what leaving them out means', () => {
  const litware = { name: 'litware', displayName: 'Litware', why: 'Nobody is signed in to Litware.' };
  const { message, detail, button } = withoutQuestion('soc', [litware]);
  expect(message).toBe('Deploy "soc" without Litware?');
  expect(detail).toMatch(/^Nobody is signed in to Litware\.\n\nNothing is read or changed there/);
  expect(button).toBe('Leave Out and Plan Again');
  const many = withoutQuestion(
    'soc',
    Array.from({ length: 9 }, (_, n) => ({ name: `t${n}`, displayName: `T${n}`, why: `T${n} refuses.` })),
  );
  expect(many.message).toBe('Deploy "soc" without 9 of its tenants?');
  expect(many.detail).toMatch(/T3 refuses\.\nand 5 more tenants, which the plan names/);
});

test('progress shows every tenant, and how far all of them are together', () => {
  const state = {
    planId: 'p',
    message: '',
    tenants: [
      { displayName: 'Contoso', ended: 3, total: 12 },
      { displayName: 'Fabrikam', ended: 0, total: 8 },
    ],
  };
  expect(progressText(state)).toBe('Contoso 3/12 · Fabrikam 0/8');
  expect(progressText({ ...state, message: 'Fabrikam waits: not there yet' })).toBe('Contoso 3/12 · Fabrikam 0/8 (Fabrikam waits: not there yet)');
  const many = Array.from({ length: 30 }, (_, n) => ({ displayName: `T${n}`, ended: n < 3 ? 5 : 0, total: 5 }));
  expect(progressText({ ...state, tenants: many })).toBe('3 of 30 tenants done · T3 0/5 · T4 0/5 · T5 0/5 · T6 0/5');
  expect(percent(state)).toBe(15);
  expect(percent({ ...state, tenants: [] })).toBe(100);
});

test('the end of a deployment tells what was not done', () => {
  const result = { target: 'sandbox', done: 3, failed: 1, notStarted: 2, report: { title: '', text: '', links: [] }, run: 'r' } as const;
  expect(sentence({ ...result, outcome: 'partial' })).toBe('is not complete: 3 done, 1 failed, 2 not started.');
  expect(sentence({ ...result, outcome: 'complete', failed: 0, notStarted: 0 })).toBe('is complete: 3 done.');
  expect(sentence({ ...result, outcome: 'refused', refusal: 'The sign-in belongs to another tenant.' })).toBe(
    'was refused: The sign-in belongs to another tenant.',
  );
});
