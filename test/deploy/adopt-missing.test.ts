import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { formatTopology } from '../../language/services/formatting/format.ts';
import { Adopting, driftedIn } from './adopting.ts';
import { EM, ids, PARTNERS, Portal } from './portal.ts';
import { tenants } from './scenarios.ts';
import { exampleUri } from './world.ts';

const everything = formatTopology(`${tenants}
existing group analysts "Analysts" in contoso
existing group others "Others" in contoso
existing user tom "tom@fabrikam.com" in fabrikam
existing user ada "ada@fabrikam.com" in fabrikam
existing application tool "Tool" in fabrikam
extension socRole: String in fabrikam
extension unused: String in fabrikam
sync contoso -> fabrikam {
  scope: assigned
  assign: analysts, others
}
// Who may read.
group readers "Readers" in fabrikam
group writers "Writers" in fabrikam
// Nobody needs it.
group idle "Idle" in contoso, fabrikam
group operators "Operators" in fabrikam {
  roles: "Reports Reader", eligible "Message Center Reader"
}
organization partner "Contoso" in fabrikam {
  tenant: contoso
  internalSponsors: tom, ada
}
catalog shared "Shared" in fabrikam {
  external: true
}
package access "Access" in fabrikam {
  catalog: shared
  grants: group readers, group writers, application tool role "User"
  // By hand.
  policy "On request" {
    requestors: all members
    expires: 30d
  }
  policy "By administrators" {
    expires: 30d
  }
}
`);

const adopting = async (text = everything) => new Portal(await Adopting.from({ text }));

describe('what is not in the tenant any more goes out of the file', () => {
  test('a policy, with its comment', async () => {
    const portal = await adopting();
    await portal.remove('fabrikam', `${EM}/assignmentPolicies`, 'On request');
    const text = await portal.adopting.adopted(['assignmentPolicy:package:fabrikam/access/On request']);
    expect(text).not.toContain('On request');
    expect(text).not.toContain('By hand');
    expect(text).toContain('role "User"\n\n  policy "By administrators" {');
  });

  test('a role that a package gave, and all of them', async () => {
    const portal = await adopting();
    await portal.ungrant('fabrikam', 'Access', (await portal.named('fabrikam', '/groups', 'Readers')).id);
    expect(await portal.adopting.adopted()).toContain('grants: group writers, application tool role "User"\n');
    await portal.ungrant('fabrikam', 'Access', (await portal.named('fabrikam', '/servicePrincipals', 'Tool')).id);
    expect(await portal.adopting.adopted()).toContain('grants: group writers\n');
    await portal.ungrant('fabrikam', 'Access', (await portal.named('fabrikam', '/groups', 'Writers')).id);
    expect(await portal.adopting.adopted()).toContain('catalog: shared\n  // By hand.');
  });

  test('one of several sponsors, and the last one', async () => {
    const portal = await adopting();
    const { id } = await portal.named('fabrikam', `${EM}/connectedOrganizations`, 'Contoso');
    const sponsor = async (name: string) => (await portal.named('fabrikam', '/users', name)).id;
    await portal.send('fabrikam', 'DELETE', `${EM}/connectedOrganizations/${id}/internalSponsors/${await sponsor('tom@fabrikam.com')}/$ref`);
    expect(await portal.adopting.adopted()).toContain('internalSponsors: ada\n');
    await portal.send('fabrikam', 'DELETE', `${EM}/connectedOrganizations/${id}/internalSponsors/${await sponsor('ada@fabrikam.com')}/$ref`);
    expect(await portal.adopting.adopted()).toContain('tenant: contoso\n}');
  });

  test('a directory role of a group; without any it still can hold one', async () => {
    const portal = await adopting();
    const { id } = await portal.named('fabrikam', '/groups', 'Operators');
    const { value } = await portal.send('fabrikam', 'GET', `/roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'`);
    await portal.send('fabrikam', 'DELETE', `/roleManagement/directory/roleAssignments/${value[0].id}`);
    expect(await portal.adopting.adopted()).toContain('roles: eligible "Message Center Reader"\n');
    const only = await adopting(everything.replace(', eligible "Message Center Reader"', ''));
    const group = await only.named('fabrikam', '/groups', 'Operators');
    const [held] = (await only.send('fabrikam', 'GET', `/roleManagement/directory/roleAssignments?$filter=principalId eq '${group.id}'`)).value;
    await only.send('fabrikam', 'DELETE', `/roleManagement/directory/roleAssignments/${held.id}`);
    expect(await only.adopting.adopted()).toContain('group operators "Operators" in fabrikam {\n  roleAssignable: true\n}');
  });

  test('an assignment of a link', async () => {
    const portal = await adopting();
    const configuration = await portal.configuration('contoso', 'fabrikam');
    const { value } = await portal.send('contoso', 'GET', `/servicePrincipals/${configuration}/appRoleAssignedTo`);
    const { id } = value.find((one: { principalDisplayName: string }) => one.principalDisplayName === 'Analysts');
    await portal.send('contoso', 'DELETE', `/servicePrincipals/${configuration}/appRoleAssignedTo/${id}`);
    expect(await portal.adopting.adopted()).toContain('assign: others\n');
  });

  test('a group in one of its tenants, then in all of them', async () => {
    const portal = await adopting();
    await portal.remove('contoso', '/groups', 'Idle');
    expect(await portal.adopting.adopted()).toContain('// Nobody needs it.\ngroup idle "Idle" in fabrikam\n');
    await portal.remove('fabrikam', '/groups', 'Idle');
    const text = await portal.adopting.adopted();
    expect(text).not.toContain('idle');
    expect(text).not.toContain('Nobody needs it');
  });

  test('an organization, an extension, a catalog with its package', async () => {
    const portal = await adopting();
    await portal.remove('fabrikam', `${EM}/connectedOrganizations`, 'Contoso');
    const { id: holder } = await portal.named('fabrikam', '/applications', 'Tenantry extensions');
    const { value } = await portal.send('fabrikam', 'GET', `/applications/${holder}/extensionProperties`);
    const { id } = value.find((one: { name: string }) => one.name.endsWith('_unused'));
    await portal.send('fabrikam', 'DELETE', `/applications/${holder}/extensionProperties/${id}`);
    const text = await portal.adopting.adopted();
    expect(text).not.toContain('organization partner');
    expect(text).toContain('extension socRole: String in fabrikam\n');
    expect(text).not.toContain('unused');
  });

  test('a link, with everything of it that is missing', async () => {
    const portal = await adopting();
    await portal.send('contoso', 'DELETE', `/servicePrincipals/${await portal.configuration('contoso', 'fabrikam')}`);
    const missing = driftedIn(await portal.adopting.world.plan()).filter(id => id.startsWith('sync'));
    expect(missing).toContain('syncApplication:contoso/fabrikam');
    const text = await portal.adopting.adopted(['syncJob:contoso/fabrikam']);
    expect(text).not.toContain('sync contoso');
    expect((await portal.adopting.adopt(['syncJob:contoso/fabrikam'])).also).toEqual(expect.arrayContaining(missing.filter(id => !id.startsWith('syncJob'))));
  });

  test('settings for a partner that only an access statement asks for', async () => {
    const portal = await adopting(
      formatTopology(`${tenants}\naccess fabrikam with contoso {\n  trust: mfa\n}\naccess contoso with fabrikam {\n  trust: mfa\n}\n`),
    );
    await portal.send('fabrikam', 'DELETE', `${PARTNERS}/${ids.contoso}`);
    const text = await portal.adopting.adopted();
    expect(text).not.toContain('access fabrikam');
    expect(text).toContain('access contoso with fabrikam {');
  });
});

describe('of several that one phrase says', () => {
  test('the ways into other tenants: one that a package does not give any more', async () => {
    const portal = await adopting(await soc());
    await portal.ungrant('contoso', 'SOC membership', await portal.configuration('contoso', 'fabrikam'));
    expect(await portal.adopting.adopted()).toContain('  grants: sync to tailspin\n');
  });

  test('and one that it gives', async () => {
    const deployed = await soc();
    const changed = await Adopting.from({ text: deployed.replace('grants: sync to targets', 'grants: sync to tailspin'), deployed });
    expect(await changed.adopted()).toContain('grants: sync to tailspin, sync to fabrikam\n');
  });
});

/** SOC topology 1 in one file; its links take everybody, so that they do not need the package. */
async function soc(): Promise<string> {
  const [first, second] = await Promise.all(['tenants', 'soc'].map(name => readFile(new URL(exampleUri(`soc-topology-1/${name}.tenantry`)), 'utf8')));
  return formatTopology(`${first}\n${second?.replace(/import .*\n/, '').replace('scope: assigned', 'scope: all')}`);
}

describe('what a package gives and the topology does not grant goes into the file', () => {
  /** Adds a role of a thing in the catalog to the package. */
  async function grant(portal: Portal, originId: string, originSystem: string, roleName: string): Promise<void> {
    const { id: catalog } = await portal.named('fabrikam', `${EM}/catalogs`, 'Shared');
    const { id: pack } = await portal.named('fabrikam', `${EM}/accessPackages`, 'Access');
    await portal
      .send('fabrikam', 'POST', `${EM}/resourceRequests`, { requestType: 'adminAdd', resource: { originId, originSystem }, catalog: { id: catalog } })
      .catch(() => undefined);
    const resources = `${EM}/catalogs/${catalog}/resources`;
    const { value } = await portal.send('fabrikam', 'GET', `${resources}?$filter=originId eq '${originId}'`);
    const [resource] = (await portal.send('fabrikam', 'GET', `${resources}?$filter=(id eq '${value[0].id}')&$expand=roles,scopes`)).value;
    const role = resource.roles.find((one: { displayName: string }) => one.displayName === roleName);
    const [scope] = resource.scopes;
    await portal.send('fabrikam', 'POST', `${EM}/accessPackages/${pack}/resourceRoleScopes`, {
      role: { id: role.id, displayName: roleName, originSystem, originId: role.originId, resource: { id: resource.id, originId, originSystem } },
      scope: { id: scope.id, originId, originSystem, isRootScope: true },
    });
  }

  test('a group that the topology has, and one that it does not know', async () => {
    const portal = await adopting();
    const { id } = await portal.named('fabrikam', '/groups', 'Idle');
    await grant(portal, id, 'AadGroup', 'Member');
    expect(await portal.adopting.adopted()).toContain('application tool role "User", group idle\n');
    const made = await portal.send('fabrikam', 'POST', '/groups', { displayName: 'Board', mailEnabled: false, mailNickname: 'board', securityEnabled: true });
    await grant(portal, made.id, 'AadGroup', 'Owner');
    const text = await portal.adopting.adopted();
    expect(text).toContain('existing group board "Board" in fabrikam\n');
    expect(text).toMatch(/role "User", (group idle, group board as owner|group board as owner, group idle)\n/);
  });
});

describe('nothing goes into the file, and it says why and what to do', () => {
  test('of something that others need', async () => {
    const portal = await adopting();
    await portal.remove('fabrikam', '/groups', 'Readers');
    const why = await portal.adopting.refused(['group:fabrikam/readers']);
    expect(why).toContain('group "Readers"');
    expect(why).toContain('readers');
    expect(why).toContain('deploy --only');
  });

  test('of settings for a partner that a link needs', async () => {
    const portal = await adopting();
    await portal.send('fabrikam', 'DELETE', `${PARTNERS}/${ids.contoso}/identitySynchronization`);
    await portal.send('fabrikam', 'DELETE', `${PARTNERS}/${ids.contoso}`);
    expect(await portal.adopting.refused(['partner:fabrikam/contoso'])).toContain('the link contoso -> fabrikam needs it');
  });

  test('of a value that the language does not have', async () => {
    const portal = await adopting();
    await portal.policy('fabrikam', 'On request', ({ requestorSettings }) => ({
      requestorSettings: { ...requestorSettings, enableTargetsToSelfAddAccess: false },
    }));
    expect(await portal.adopting.refused()).toContain('the language cannot say its requestorSettings.enableTargetsToSelfAddAccess as it is in the tenant');
    const dated = await adopting();
    await dated.policy('fabrikam', 'On request', () => ({ expiration: { type: 'afterDateTime', endDateTime: '2031-05-04T10:30:00Z' } }));
    expect(await dated.adopting.refused()).toContain('the language cannot say its expiration');
  });

  test('of halves of a link that the language does not let apart', async () => {
    const portal = await adopting();
    await portal.send('fabrikam', 'PATCH', `${PARTNERS}/${ids.contoso}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: false } });
    expect(await portal.adopting.refused()).toContain('the topology would have an error');
  });

  test('of the state of a rule', async () => {
    const paused = await adopting(
      everything
        .replace('group readers "Readers" in fabrikam', 'group readers "Readers" in fabrikam {\n  members: user.city -eq "Bonn"\n}')
        .replace('group readers, ', ''),
    );
    await paused.patch('fabrikam', '/groups', 'Readers', { membershipRuleProcessingState: 'Paused' });
    expect(await paused.adopting.refused()).toContain('the language cannot say its membershipRuleProcessingState');
  });

  test('of what may only have another name now', async () => {
    const portal = await adopting();
    await portal.policy('fabrikam', 'On request', () => ({ displayName: 'On demand' }));
    expect(await portal.adopting.refused()).toContain('the tenant has a policy "On demand" there that the topology does not know');
    const pack = await adopting();
    await pack.patch('fabrikam', `${EM}/accessPackages`, 'Access', { displayName: 'Entry' });
    expect(await pack.adopting.refused(['package:fabrikam/access'])).toContain('the tenant has a package "Entry" there');
  });

  test('of all, when one of several is refused', async () => {
    const portal = await adopting();
    await portal.patch('fabrikam', '/groups', 'Writers', { displayName: 'Authors' });
    await portal.remove('fabrikam', '/groups', 'Readers');
    const why = await portal.adopting.refused(['group:fabrikam/writers', 'group:fabrikam/readers']);
    expect(why).toContain('Readers');
    expect(await portal.adopting.adopted(['group:fabrikam/writers'])).toContain('group writers "Authors" in fabrikam');
  });

  test('of a text that would break out of its place', async () => {
    const portal = await adopting();
    await portal.patch('fabrikam', '/groups', 'Writers', { displayName: 'A"\n}\ntenant x "X' });
    expect(await portal.adopting.refused()).toContain('characters that a file must not hold');
    const quoted = await adopting();
    await quoted.patch('fabrikam', '/groups', 'Writers', { displayName: '*/ } " // {' });
    expect(await quoted.adopting.adopted()).toContain('group writers "*/ } \\" // {" in fabrikam');
  });
});
