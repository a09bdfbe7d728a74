import { afterAll, describe, expect, test } from 'vitest';
import { formOf, forms } from '../../deploy/adopt/forms.ts';
import { formatTopology } from '../../language/services/formatting/format.ts';
import { Adopting, driftedIn } from './adopting.ts';
import { EM, ids, Portal } from './portal.ts';
import { tenants } from './scenarios.ts';
import { DeployWorld, prompt } from './world.ts';

/** One of everything that can drift. */
const everything = formatTopology(`${tenants}
existing group leads "Leads" in fabrikam
existing group analysts "Analysts" in contoso
existing group others "Others" in contoso
existing user tom "tom@fabrikam.com" in fabrikam
existing user ada "ada@fabrikam.com" in fabrikam
existing application tool "Tool" in fabrikam
extension socRole: String in fabrikam
mapping socMapping {
  companyName <- "Contoso"
  jobTitle <- "Analyst"
  socRole <- "analyst"
}
sync contoso -> fabrikam {
  scope: assigned
  assign: analysts, others
  filter: department EQUALS "Security"
  mapping: socMapping
  trust: mfa
  notify: "a@contoso.com"
}
access fabrikam with contoso {
  inbound: allow all
  outbound: allow group leads
  directConnectInbound: block all
  directConnectOutbound: block all
}
group readers "Readers" in fabrikam {
  description: "May read"
}
group writers "Writers" in fabrikam
group idle "Idle" in fabrikam
group operators "Operators" in fabrikam {
  roles: "Reports Reader", eligible "Message Center Reader"
}
group security "Security" in fabrikam {
  members: user.department -eq "Security"
}
organization partner "Contoso" in fabrikam {
  description: "Theirs"
  tenant: contoso
  internalSponsors: tom, ada
}
settings entitlementManagement in fabrikam {
  externalUserLifecycleAction: blockSignInAndDelete
  durationUntilExternalUserDeletedAfterBlocked: 30d
}
catalog shared "Shared" in fabrikam {
  description: "Ours"
  external: true
}
catalog spare "Spare" in fabrikam
package access "Access" in fabrikam {
  description: "Read and write"
  catalog: shared
  grants: group readers, group writers, application tool role "User"
  policy "On request" {
    description: "Ask"
    requestors: organization partner
    approval: by leads within 2d
    expires: 30d
    review: quarterly by leads within 14d, no response removes access
  }
}
package automatic "Automatic" in fabrikam {
  catalog: shared
  grants: group writers
  policy "By rule" {
    when: user.department -eq "Security"
    removal: after 1d
  }
}
`);

type Case = readonly [what: string, change: (portal: Portal) => Promise<unknown>, drifted: string, said: string | RegExp];
const [CATALOGS, PACKAGES, ORGANIZATIONS, GROUPS] = [`${EM}/catalogs`, `${EM}/accessPackages`, `${EM}/connectedOrganizations`, '/groups'];
const SOC = 'contoso/fabrikam';
const member = (id: string) => ({ '@odata.type': '#microsoft.graph.groupMembers', groupId: id });
const user = (id: string) => ({ '@odata.type': '#microsoft.graph.singleUser', userId: id });
const policy = (name: string, ids?: string) => ids ?? `assignmentPolicy:package:fabrikam/${name}`;
const onRequest = policy('access/On request');
const byRule = policy('automatic/By rule');
const b2b = (
  usersAndGroups: object,
  applications: object = { accessType: 'allowed', targets: [{ target: 'AllApplications', targetType: 'application' }] },
) => ({
  usersAndGroups,
  applications,
});
const everybody = (accessType: string) => ({ accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] });

const cases: readonly Case[] = [
  [
    'the name of a catalog',
    portal => portal.patch('fabrikam', CATALOGS, 'Shared', { displayName: 'For "all"' }),
    'catalog:fabrikam/shared',
    'catalog shared "For \\"all\\"" in fabrikam {',
  ],
  [
    'its description',
    portal => portal.patch('fabrikam', CATALOGS, 'Shared', { description: 'By hand' }),
    'catalog:fabrikam/shared',
    '  description: "By hand"\n  external: true',
  ],
  [
    'whether it is published',
    portal => portal.patch('fabrikam', CATALOGS, 'Spare', { state: 'unpublished' }),
    'catalog:fabrikam/spare',
    'catalog spare "Spare" in fabrikam {\n  published: false\n}',
  ],
  [
    'whether it is for external users',
    portal => portal.patch('fabrikam', CATALOGS, 'Spare', { isExternallyVisible: true }),
    'catalog:fabrikam/spare',
    'catalog spare "Spare" in fabrikam {\n  external: true\n}',
  ],
  [
    'the name of an organization',
    portal => portal.patch('fabrikam', ORGANIZATIONS, 'Contoso', { displayName: 'Contoso Ltd' }),
    'organization:fabrikam/partner',
    'organization partner "Contoso Ltd" in',
  ],
  [
    'its description',
    portal => portal.patch('fabrikam', ORGANIZATIONS, 'Contoso', { description: 'By hand' }),
    'organization:fabrikam/partner',
    'description: "By hand"\n  tenant',
  ],
  ['its state', portal => portal.patch('fabrikam', ORGANIZATIONS, 'Contoso', { state: 'proposed' }), 'organization:fabrikam/partner', 'state: proposed'],
  [
    'the name of a group',
    portal => portal.patch('fabrikam', GROUPS, 'Readers', { displayName: 'All' }),
    'group:fabrikam/readers',
    'group readers "All" in fabrikam {',
  ],
  [
    'its description',
    portal => portal.patch('fabrikam', GROUPS, 'Readers', { description: '' }),
    'group:fabrikam/readers',
    'group readers "Readers" in fabrikam\n',
  ],
  [
    'its rule',
    portal => portal.patch('fabrikam', GROUPS, 'Security', { membershipRule: 'user.city -eq "Bonn"' }),
    'group:fabrikam/security',
    'members: user.city -eq "Bonn"',
  ],
  [
    'a rule that it has now',
    portal =>
      portal.patch('fabrikam', GROUPS, 'Idle', {
        groupTypes: ['DynamicMembership'],
        membershipRule: 'user.city -eq "Bonn"',
        membershipRuleProcessingState: 'On',
      }),
    'group:fabrikam/idle',
    'group idle "Idle" in fabrikam {\n  members: user.city -eq "Bonn"\n}',
  ],
  [
    'the description of a package',
    portal => portal.patch('fabrikam', PACKAGES, 'Access', { description: 'By hand' }),
    'package:fabrikam/access',
    'description: "By hand"\n  catalog',
  ],
  [
    'the case of its name',
    portal => portal.patch('fabrikam', PACKAGES, 'Access', { displayName: 'ACCESS' }),
    'package:fabrikam/access',
    'package access "ACCESS" in',
  ],
  ['whether it is hidden', portal => portal.patch('fabrikam', PACKAGES, 'Automatic', { isHidden: true }), 'package:fabrikam/automatic', '  hidden: true\n'],
  [
    'what happens to external users',
    portal => portal.send('fabrikam', 'PATCH', `${EM}/settings`, { externalUserLifecycleAction: 'none' }),
    'settings:fabrikam/entitlementManagement',
    'externalUserLifecycleAction: none',
  ],
  [
    'and when',
    portal => portal.send('fabrikam', 'PATCH', `${EM}/settings`, { durationUntilExternalUserDeletedAfterBlocked: 'P60D' }),
    'settings:fabrikam/entitlementManagement',
    'AfterBlocked: 60d',
  ],

  [
    'the case of the name of a policy',
    portal => portal.policy('fabrikam', 'On request', () => ({ displayName: 'On Request' })),
    onRequest,
    'policy "On Request" {',
  ],
  [
    'the description of a policy',
    portal => portal.policy('fabrikam', 'On request', () => ({ description: 'By hand' })),
    onRequest,
    'description: "By hand"\n    requestors',
  ],
  [
    'who requests: everybody',
    portal => portal.policy('fabrikam', 'On request', () => ({ allowedTargetScope: 'allMemberUsers', specificAllowedTargets: [] })),
    onRequest,
    'requestors: all members',
  ],
  [
    'who requests: a group',
    async portal => {
      const { id } = await portal.named('fabrikam', GROUPS, 'Leads');
      await portal.policy('fabrikam', 'On request', () => ({ allowedTargetScope: 'specificDirectoryUsers', specificAllowedTargets: [member(id)] }));
    },
    onRequest,
    'requestors: members of leads',
  ],
  [
    'who approves',
    async portal => {
      const { id } = await portal.named('fabrikam', GROUPS, 'Readers');
      await portal.policy('fabrikam', 'On request', ({ requestApprovalSettings: settings }) => ({
        requestApprovalSettings: { ...settings, stages: [{ ...settings.stages[0], primaryApprovers: [member(id)] }] },
      }));
    },
    onRequest,
    'approval: by readers within 2d',
  ],
  [
    'who approves: somebody that the topology does not know',
    async portal => {
      const { id } = await portal.send('fabrikam', 'POST', '/groups', {
        displayName: 'Board',
        mailEnabled: false,
        mailNickname: 'board',
        securityEnabled: true,
      });
      await portal.policy('fabrikam', 'On request', ({ requestApprovalSettings: settings }) => ({
        requestApprovalSettings: { ...settings, stages: [{ ...settings.stages[0], primaryApprovers: [member(id)] }] },
      }));
    },
    onRequest,
    /existing application tool "Tool" in fabrikam\nexisting group board "Board" in fabrikam\n[\s\S]*approval: by board within 2d/,
  ],
  [
    'that nobody approves',
    portal =>
      portal.policy('fabrikam', 'On request', ({ requestApprovalSettings: settings }) => ({
        requestApprovalSettings: { ...settings, isApprovalRequiredForAdd: false, stages: [] },
      })),
    onRequest,
    'requestors: organization partner\n    expires',
  ],
  [
    'whether they give a reason',
    portal =>
      portal.policy('fabrikam', 'On request', ({ requestApprovalSettings: settings }) => ({
        requestApprovalSettings: { ...settings, isRequestorJustificationRequired: true },
      })),
    onRequest,
    'justification: required',
  ],
  [
    'when it ends',
    portal => portal.policy('fabrikam', 'On request', () => ({ expiration: { type: 'afterDuration', duration: 'PT8H' } })),
    onRequest,
    'expires: 8h',
  ],
  [
    'that it never ends',
    portal => portal.policy('fabrikam', 'On request', () => ({ expiration: { type: 'noExpiration' } })),
    onRequest,
    'within 2d\n    review',
  ],
  ['that nobody reviews', portal => portal.policy('fabrikam', 'On request', () => ({ reviewSettings: null })), onRequest, 'expires: 30d\n  }'],
  [
    'how it is reviewed',
    async portal => {
      const { id } = await portal.named('fabrikam', '/users', 'tom@fabrikam.com');
      await portal.policy('fabrikam', 'On request', ({ reviewSettings: settings }) => ({
        reviewSettings: { ...settings, expirationBehavior: 'keepAccess', primaryReviewers: [user(id)] },
      }));
    },
    onRequest,
    'review: quarterly by tom within 14d, no response keeps access',
  ],
  [
    'by which rule',
    portal =>
      portal.policy('fabrikam', 'By rule', ({ specificAllowedTargets: [target] }) => ({
        specificAllowedTargets: [{ ...target, membershipRule: 'user.city -eq "Bonn"' }],
      })),
    byRule,
    'when: user.city -eq "Bonn"\n    removal: after 1d',
  ],
  [
    'what happens then',
    portal =>
      portal.policy('fabrikam', 'By rule', ({ automaticRequestSettings: settings }) => ({
        automaticRequestSettings: { ...settings, removeAccessWhenTargetLeavesAllowedTargets: false, gracePeriodBeforeAccessRemoval: null },
      })),
    byRule,
    'removal: never',
  ],

  [
    'the trust that a link asks for',
    portal =>
      portal.partner('fabrikam', 'contoso', {
        inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: true, isHybridAzureADJoinedDeviceAccepted: false },
      }),
    'partner:fabrikam/contoso',
    'mapping: socMapping\n  trust: mfa, compliantDevice',
  ],
  [
    'who may come',
    async portal => {
      const { id } = await portal.named('contoso', GROUPS, 'Analysts');
      await portal.partner('fabrikam', 'contoso', { b2bCollaborationInbound: b2b({ accessType: 'allowed', targets: [{ target: id, targetType: 'group' }] }) });
    },
    'partner:fabrikam/contoso',
    'inbound: allow group analysts',
  ],
  [
    'who may go',
    portal => portal.partner('fabrikam', 'contoso', { b2bCollaborationOutbound: b2b(everybody('allowed')) }),
    'partner:fabrikam/contoso',
    'outbound: allow all',
  ],
  [
    'direct connect inbound',
    portal => portal.partner('fabrikam', 'contoso', { b2bDirectConnectInbound: b2b(everybody('allowed')) }),
    'partner:fabrikam/contoso',
    'directConnectInbound: allow all',
  ],
  [
    'direct connect outbound',
    portal => portal.partner('fabrikam', 'contoso', { b2bDirectConnectOutbound: b2b(everybody('allowed')) }),
    'partner:fabrikam/contoso',
    'directConnectOutbound: allow all',
  ],
  [
    'a setting that follows the default again',
    portal => portal.partner('fabrikam', 'contoso', { b2bDirectConnectOutbound: null }),
    'partner:fabrikam/contoso',
    'directConnectInbound: block all\n}',
  ],

  ['whom a link takes', portal => portal.secrets('contoso', 'fabrikam', { SyncAll: 'true' }), `syncSecrets:${SOC}`, 'scope: all'],
  [
    'whom it tells',
    portal => portal.secrets('contoso', 'fabrikam', { notification: { Recipients: 'b@contoso.com' } }),
    `syncSecrets:${SOC}`,
    'notify: "b@contoso.com"',
  ],
  ['that it tells nobody', portal => portal.secrets('contoso', 'fabrikam', { notification: { Enabled: false } }), `syncSecrets:${SOC}`, 'trust: mfa\n}'],
  [
    'when a cycle stops',
    portal => portal.secrets('contoso', 'fabrikam', { notification: { DeleteThresholdValue: 40 } }),
    `syncSecrets:${SOC}`,
    'deletionThreshold: 40',
  ],
  [
    'that nothing stops a cycle',
    portal => portal.secrets('contoso', 'fabrikam', { notification: { DeleteThresholdEnabled: false } }),
    `syncSecrets:${SOC}`,
    'accidentalDeletionPrevention: off',
  ],
  [
    'what a link may do',
    portal => portal.schema('contoso', 'fabrikam', mapping => Object.assign(mapping, { flowTypes: 'Add, Update' })),
    `syncSchema:${SOC}`,
    'actions: create, update',
  ],
  [
    'its filter',
    portal =>
      portal.schema('contoso', 'fabrikam', mapping => {
        mapping.scope.groups.find((group: { name: string }) => group.name === 'Tenantry').clauses[0].targetOperand.values = ['Sales'];
      }),
    `syncSchema:${SOC}`,
    'filter: department EQUALS "Sales"',
  ],
  [
    'that it has none',
    portal =>
      portal.schema('contoso', 'fabrikam', mapping => {
        mapping.scope.groups = mapping.scope.groups.filter((group: { name: string }) => group.name !== 'Tenantry');
      }),
    `syncSchema:${SOC}`,
    'assign: analysts, others\n  mapping',
  ],
  [
    'a mapping',
    portal =>
      portal.schema('contoso', 'fabrikam', mapping =>
        Portal.row(mapping, 'companyName', { type: 'Function', name: 'Append', expression: 'Append([companyName], " x")' }),
      ),
    `syncSchema:${SOC}`,
    'companyName <- Append([companyName], " x")',
  ],
  [
    'a mapping of an extension',
    portal =>
      portal.schema('contoso', 'fabrikam', mapping => Portal.row(mapping, '_socRole', { type: 'Attribute', name: 'department', expression: '[department]' })),
    `syncSchema:${SOC}`,
    'socRole     <- [department]',
  ],
  [
    'a mapping that is the usual one again',
    portal =>
      portal.schema('contoso', 'fabrikam', mapping => Portal.row(mapping, 'jobTitle', { type: 'Attribute', name: 'jobTitle', expression: '[jobTitle]' })),
    `syncSchema:${SOC}`,
    'mapping socMapping {\n  companyName <- "Contoso"\n  socRole     <- "analyst"\n}',
  ],
  [
    'that a job is paused',
    async portal => portal.send('contoso', 'POST', `${await portal.job('contoso', 'fabrikam')}/pause`),
    `syncStart:${SOC}`,
    'start: false',
  ],
];

const seen = new Set<string>();

describe('what somebody changed in the portal goes into the file', () => {
  test.each(cases)('%s', async (_, change, drifted, said) => {
    const adopting = await Adopting.from({ text: everything });
    await change(new Portal(adopting));
    const before = await adopting.world.plan();
    expect(driftedIn(before)).toEqual([drifted]);
    for (const { kind, changes } of before.operations) for (const { path } of changes) seen.add(`${kind} ${path}`);
    const text = await adopting.adopted([drifted]);
    if (typeof said === 'string') expect(text).toContain(said);
    else expect(text).toMatch(said);
  });

  test('automatic redemption that an access statement says', async () => {
    const adopting = await Adopting.from({
      text: formatTopology(`${tenants}\naccess fabrikam with contoso {\n  trust: mfa\n  redemption: inbound\n  synchronization: allowed\n}\n`),
    });
    const portal = new Portal(adopting);
    await portal.partner('fabrikam', 'contoso', { automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: true }, inboundTrust: null });
    await portal.send('fabrikam', 'PATCH', `/policies/crossTenantAccessPolicy/partners/${ids.contoso}/identitySynchronization`, {
      userSyncInbound: { isSyncAllowed: false },
    });
    const before = await adopting.world.plan();
    for (const { kind, changes } of before.operations) for (const { path } of changes) seen.add(`${kind} ${path}`);
    expect(driftedIn(before)).toEqual(['partner:fabrikam/contoso', 'identitySynchronization:fabrikam/contoso']);
    expect(await adopting.adopted()).toContain('access fabrikam with contoso {\n  redemption: outbound\n  synchronization: blocked\n}');
  });
});

test('every property that a deployment sets has a row, but for those that a portal does not change', async () => {
  const adopting = await Adopting.from({ text: everything });
  const bare = await DeployWorld.create(adopting.project.topology, prompt);
  const set = (await bare.plan()).operations.flatMap(({ kind, changes }) => (kind in forms ? changes.map(({ path }) => [kind, path] as const) : []));
  const without = set.filter(([kind, path]) => !formOf(kind, path) && kind !== 'assignmentPolicy').map(([kind, path]) => `${kind} ${path}`);
  // A policy tells its creation in words. The rest identifies the thing, or is the state of a rule, which has no form.
  expect([...new Set(without)].sort()).toEqual([
    'group membershipRuleProcessingState',
    'organization identitySources',
    'syncSecrets AuthenticationType',
    'syncSecrets CompanyId',
  ]);
});

/** Rows that say that nothing has to be said: they follow from others. */
const DERIVED = ['syncSecrets job', 'syncSchema directories'];

afterAll(() => {
  const rows = Object.entries(forms).flatMap(([kind, all]) => Object.keys(all).map(path => `${kind} ${path}`));
  const met = (row: string) => [...seen].some(path => path === row || path.startsWith(`${row}.`) || path.startsWith(`${row}[`));
  expect(rows.filter(row => !met(row) && !DERIVED.includes(row))).toEqual([]);
});
