/**
 * Addresses of the pages of Microsoft Learn that reasons rest on, by the name that rules cite them under. Pages on Entra:
 * the paths of github.com/MicrosoftDocs/entra-docs below `docs/`, which Microsoft Learn serves below `/entra/`.
 */
const entra: { readonly [folder: string]: readonly string[] } = {
  'identity/multi-tenant-organizations': [
    'cross-tenant-synchronization-overview',
    'cross-tenant-synchronization-configure',
    'cross-tenant-synchronization-configure-graph',
    'cross-tenant-synchronization-directory-extensions',
    'cross-tenant-synchronization-governance',
    'cross-tenant-synchronization-topology',
    'defender-xdr-entra-mto',
    'multi-tenant-organization-known-issues',
    'multi-tenant-organization-microsoft-365',
  ],
  'identity/app-provisioning': [
    'accidental-deletions',
    'customize-application-attributes',
    'define-conditional-rules-for-provisioning-user-accounts',
    'functions-for-customizing-application-data',
    'known-issues',
  ],
  'identity/users': ['directory-service-limits-restrictions', 'groups-dynamic-membership'],
  'identity/role-based-access-control': ['groups-concept', 'permissions-reference'],
  'external-id': [
    'allow-deny-list',
    'cross-cloud-settings',
    'cross-tenant-access-overview',
    'cross-tenant-access-settings-b2b-collaboration',
    'cross-tenant-access-settings-b2b-direct-connect',
  ],
  'id-governance': [
    'create-access-review',
    'entitlement-management-access-package-approval-policy',
    'entitlement-management-access-package-auto-assignment-policy',
    'entitlement-management-access-package-create',
    'entitlement-management-access-package-lifecycle-policy',
    'entitlement-management-access-package-request-policy',
    'entitlement-management-access-package-resources',
    'entitlement-management-access-reviews-create',
    'entitlement-management-catalog-create',
    'entitlement-management-external-users',
    'entitlement-management-organization',
    'entitlement-management-overview',
    'entitlement-management-roles',
    'governance-service-limits',
  ],
};

const graph: { readonly [page: string]: string } = {
  user: 'api/resources/user',
  'synchronization-filteroperatorschema': 'api/resources/synchronization-filteroperatorschema',
  'synchronization-synchronizationschema-filteroperators': 'api/synchronization-synchronizationschema-filteroperators',
};

const addresses: ReadonlyMap<string, string> = new Map([
  ...Object.entries(entra).flatMap(([folder, names]) => names.map((name): [string, string] => [name, `https://learn.microsoft.com/entra/${folder}/${name}`])),
  ...Object.entries(graph).map(([name, path]): [string, string] => [name, `https://learn.microsoft.com/graph/${path}`]),
]);

export interface Page {
  readonly name: string;
  readonly address?: string;
}

/** The pages that a source names: `a, b (which part)`. */
export const pagesOf = (source: string | undefined): readonly Page[] =>
  (source?.split(', ') ?? []).map(cited => {
    const name = cited.replace(/ \(.*\)$/, '');
    const address = addresses.get(name);
    return { name, ...(address ? { address } : {}) };
  });
