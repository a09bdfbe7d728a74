// The walk-through of Microsoft's documentation as a script writes it down: one request after the other, and before each
// write the read that shows whether it is needed.

import type { SandboxOptions, SandboxSeed } from '../sandbox/index.ts';
import { type Loose, type World, world } from '../test/sandbox/client.ts';
import { automaticPolicy, EM, openSchema, PARTNERS, ROLES, requestPolicy, roleScope, TEMPLATE } from '../test/sandbox/topology.ts';
import { type BenchWorld, guid, SOURCE } from './deploy-worlds.ts';

/** Runs it once on a sandbox; again on the same one it only reads. */
export class Naive {
  private readonly w: World;
  private readonly bench: BenchWorld['naive'];

  constructor(bench: BenchWorld['naive'], seed: SandboxSeed, options: SandboxOptions) {
    this.w = world(options, seed);
    this.bench = bench;
  }

  /** HTTP calls of one run. */
  async run(): Promise<number> {
    const before = this.w.entries.length;
    const { kind, count } = this.bench;
    if (kind === 'topology1') await this.topology1(count);
    if (kind === 'mesh') {
      for (let a = 1; a <= count; a++) {
        for (let b = 1; b <= count; b++) if (a !== b) await this.link(guid(a), guid(b), 'all');
      }
    }
    if (kind === 'packages') for (let n = 1; n <= count; n++) await this.packages(guid(n), 10);
    const calls = this.w.entries.length - before;
    this.w.entries.length = 0;
    return calls;
  }

  private async first(tenant: string, path: string): Promise<Loose> {
    const { status, body } = await this.w.get(tenant, path);
    return status === 200 ? (body.value ? body.value[0] : body) : undefined;
  }

  private async must(answer: Promise<{ status: number; body: Loose; message: string }>): Promise<Loose> {
    const { status, body, message } = await answer;
    if (status >= 400) throw new Error(`The walk-through was refused: ${status} ${message}`);
    return body;
  }

  /** A1 to A13, with B where there is an extension in the target. */
  private async link(source: string, target: string, scope: 'all' | 'assigned', extension?: string): Promise<Loose> {
    const { w } = this;
    for (const [own, other, consent] of [
      [target, source, 'inboundAllowed'],
      [source, target, 'outboundAllowed'],
    ] as const) {
      const partner = (await w.get(own, `${PARTNERS}/${other}`)).body;
      if (partner.error) await this.must(w.post(own, PARTNERS, { tenantId: other }));
      if (own === target && (await w.get(own, `${PARTNERS}/${other}/identitySynchronization`)).status === 404)
        await this.must(w.put(own, `${PARTNERS}/${other}/identitySynchronization`, { displayName: 'Source', userSyncInbound: { isSyncAllowed: true } }));
      if (partner.automaticUserConsentSettings?.[consent] !== true)
        await this.must(w.patch(own, `${PARTNERS}/${other}`, { automaticUserConsentSettings: { [consent]: true } }));
    }
    const name = `To ${target}`;
    const found = (await w.get(source, `/servicePrincipals?$filter=applicationTemplateId eq '${TEMPLATE}'&$select=id,appId,displayName,appRoles`)).body.value;
    let principal = found.find((item: Loose) => item.displayName === name);
    const sync = () => `/servicePrincipals/${principal.id}/synchronization`;
    if (principal) await w.get(source, `${sync()}/secrets`);
    else {
      principal = (await this.must(w.post(source, `/applicationTemplates/${TEMPLATE}/instantiate`, { displayName: name }))).servicePrincipal;
      while ((await w.get(source, `/servicePrincipals/${principal.id}`)).status !== 200);
    }
    let job = await this.first(source, `${sync()}/jobs`);
    if (!job) {
      const credentials = [
        { key: 'CompanyId', value: target },
        { key: 'AuthenticationType', value: 'SyncPolicy' },
      ];
      await this.must(w.post(source, `${sync()}/jobs/validateCredentials`, { useSavedCredentials: false, templateId: 'Azure2Azure', credentials }));
      job = await this.must(w.post(source, `${sync()}/jobs`, { templateId: 'Azure2Azure' }));
      await w.get(source, `${sync()}/secrets`);
      const settings = '{"Enabled":true,"Recipients":"soc@contoso.com","DeleteThresholdEnabled":true,"DeleteThresholdValue":500}';
      const value = [...credentials, { key: 'SyncNotificationSettings', value: settings }, { key: 'SyncAll', value: String(scope === 'all') }];
      await this.must(w.put(source, `${sync()}/secrets`, { value }));
    }
    const jobs = `${sync()}/jobs/${job.id}`;
    const open = openSchema((await w.get(source, `${jobs}/schema`)).body);
    if (extension && !open.targetAttributes.some(({ name: other }: Loose) => other === extension)) {
      const { attribute, constantMapping } = await import('../test/sandbox/topology.ts');
      open.targetAttributes.push(attribute(extension));
      open.mapping.attributeMappings.push(constantMapping(extension, 'SOC'));
      await this.must(w.put(source, `${jobs}/schema`, open.schema));
    }
    return { principal, jobs };
  }

  private async start(source: string, jobs: string): Promise<void> {
    const job = (await this.w.get(source, jobs)).body;
    if (job.schedule.state !== 'Active') await this.must(this.w.post(source, `${jobs}/start`));
  }

  private async named(tenant: string, path: string, displayName: string, body: object): Promise<Loose> {
    return (
      (await this.first(tenant, `${EM}/${path}?$filter=displayName eq '${displayName}'`)) ??
      (await this.must(this.w.post(tenant, `${EM}/${path}`, { displayName, ...body })))
    );
  }

  private catalog = (tenant: string, name: string) =>
    this.named(tenant, 'catalogs', name, { description: 'By a script', state: 'published', isExternallyVisible: false });

  /** C2 and C2w. */
  private async resource(tenant: string, catalog: string, originId: string, originSystem: string): Promise<Loose> {
    const path = `${EM}/catalogs/${catalog}/resources?$filter=originId eq '${originId}'`;
    let hit = await this.first(tenant, path);
    if (!hit) {
      await this.must(
        this.w.post(tenant, `${EM}/resourceRequests`, { requestType: 'adminAdd', resource: { originId, originSystem }, catalog: { id: catalog } }),
      );
      while (!hit) hit = await this.first(tenant, `${path}&$expand=scopes`);
    }
    return this.first(tenant, `${EM}/catalogs/${catalog}/resources?$filter=(id eq '${hit.id}')&$expand=roles,scopes`);
  }

  /** C3 to C5. */
  private async pack(
    tenant: string,
    catalog: string,
    name: string,
    grants: readonly (readonly [Loose, string])[],
    policy: (id: string) => object,
  ): Promise<void> {
    const { id } = await this.named(tenant, 'accessPackages', name, { description: 'By a script', catalog: { id: catalog } });
    const { body } = await this.w.get(tenant, `${EM}/accessPackages/${id}?$expand=resourceRoleScopes($expand=role,scope)`);
    for (const [resource, role] of grants) {
      if (body.resourceRoleScopes?.some((item: Loose) => item.role.originId === role && item.scope.originId === resource.originId)) continue;
      await this.must(this.w.post(tenant, `${EM}/accessPackages/${id}/resourceRoleScopes`, roleScope(resource, role)));
    }
    const policies = (await this.w.get(tenant, `${EM}/assignmentPolicies?$expand=accessPackage`)).body.value as Loose[];
    if (!policies.some(item => item.accessPackage?.id === id)) await this.must(this.w.post(tenant, `${EM}/assignmentPolicies`, policy(id)));
  }

  private group = (tenant: string, name: string) => this.first(tenant, `/groups?$filter=displayName eq '${name}'&$select=id,displayName`);

  private async topology1(count: number): Promise<void> {
    const source = guid(SOURCE);
    const links: Loose[] = [];
    for (let n = 1; n <= count; n++) {
      const target = guid(n);
      // 0.1 to 0.6
      for (const [own, other] of [
        [source, target],
        [target, source],
      ] as const) {
        await this.w.get(own, '/organization?$select=id,displayName,verifiedDomains');
        await this.w.get(own, `/tenantRelationships/findTenantInformationByTenantId(tenantId='${other}')`);
        await this.w.get(own, '/subscribedSkus?$select=skuPartNumber,capabilityStatus,servicePlans');
        await this.w.get(own, '/policies/crossTenantAccessPolicy/default');
      }
      const holderPath = "/applications(uniqueName='soc-holder')";
      const upsert = { headers: { prefer: 'create-if-missing' } };
      if ((await this.w.get(target, holderPath)).status === 404) await this.must(this.w.patch(target, holderPath, { displayName: 'SOC attributes' }, upsert));
      const holder = (await this.w.get(target, holderPath)).body;
      const extension =
        (await this.first(target, `/applications/${holder.id}/extensionProperties`)) ??
        (await this.must(
          this.w.post(target, `/applications/${holder.id}/extensionProperties`, { name: 'socRole', dataType: 'String', targetObjects: ['User'] }),
        ));
      links.push(await this.link(source, target, 'assigned', extension.name));

      const { id: roles } = await this.catalog(target, 'SOC roles');
      const reader = await this.resource(target, roles, ROLES.reader, 'DirectoryRole');
      const operator = await this.resource(target, roles, ROLES.operator, 'DirectoryRole');
      const administrator = await this.resource(target, roles, ROLES.administrator, 'DirectoryRole');
      const managers = await this.group(target, 'Duty managers');
      await this.pack(target, roles, 'Security Reader', [[reader, 'Eligible']], id => automaticPolicy(id, extension.name));
      const responder = [
        [operator, 'Eligible'],
        [administrator, 'Eligible'],
      ] as const;
      await this.pack(target, roles, 'Security Operator and Administrator', responder, id => this.requests(id, managers.id, managers.id));
    }
    const analysts = await this.group(source, 'SOC analysts');
    const leads = await this.group(source, 'SOC leads');
    const { id: catalog } = await this.catalog(source, 'SOC');
    const resources: [Loose, string][] = [];
    for (const { principal } of links) resources.push([await this.resource(source, catalog, principal.id, 'AadApplication'), principal.appRoles[0].id]);
    await this.pack(source, catalog, 'SOC membership', resources, id => this.requests(id, analysts.id, leads.id));
    for (const { jobs } of links) await this.start(source, jobs);
  }

  /** The policy of C5 with a group as approver. */
  private requests(id: string, requestors: string, approvers: string): object {
    const policy = requestPolicy(id, requestors, '', approvers) as Loose;
    policy.requestApprovalSettings.stages[0].primaryApprovers = [{ '@odata.type': '#microsoft.graph.groupMembers', groupId: approvers }];
    policy.requestApprovalSettings.stages[0].fallbackPrimaryApprovers = [];
    return policy;
  }

  private async packages(tenant: string, each: number): Promise<void> {
    await this.w.get(tenant, '/organization?$select=id,displayName,verifiedDomains');
    const people = await this.group(tenant, 'People');
    const leads = await this.group(tenant, 'Leads');
    const { id: catalog } = await this.catalog(tenant, 'Shared');
    const resource = await this.resource(tenant, catalog, people.id, 'AadGroup');
    for (let n = 1; n <= each; n++)
      await this.pack(tenant, catalog, `Package ${n}`, [[resource, `Member_${people.id}`]], id => this.requests(id, people.id, leads.id));
  }
}
