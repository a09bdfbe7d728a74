/**
 * Rules of the validation catalogue that have no file in language/rules. Together with the rules, the notes and the patterns
 * they are the whole catalogue.
 */

/** Found while the text is read: the code that tells it, and a text that makes it do so. */
export const readers: { readonly [id: string]: { readonly title: string; readonly code: string; readonly text: string } } = {
  'tenant-id-not-guid': { title: 'a tenant id that is no GUID', code: 'bad-value', text: 'tenant a { id: "contoso.com" }' },
  'duplicate-name': { title: 'one name twice in one place', code: 'duplicate-name', text: 'group g "G" in contoso\ngroup g "H" in contoso' },
  'unresolved-reference': {
    title: 'a name that does not exist in that tenant',
    code: 'unresolved-reference',
    text: 'package p in contoso { grants: group nobody }',
  },
  'cross-tenant-resource-reference': {
    title: 'a resource of another tenant',
    code: 'unresolved-reference',
    text: 'group g "G" in fabrikam\npackage p in contoso { grants: group g }',
  },
  'sync-package-wrong-tenant': {
    title: 'a package that gives a link of another tenant',
    code: 'unresolved-reference',
    text: 'sync contoso -> fabrikam\npackage p in fabrikam { grants: sync to fabrikam }',
  },
  'policy-connected-organization-missing': {
    title: 'an audience that is no connected organization',
    code: 'unresolved-reference',
    text: 'package p in contoso { policy "x" { requestors: organization fabrikam } }',
  },
  'sync-interval-custom': { title: 'an interval of its own for a link', code: 'unknown-property', text: 'sync contoso -> fabrikam { interval: 20min }' },
  'sync-skip-out-of-scope': {
    title: 'skipping deletions out of scope',
    code: 'unknown-property',
    text: 'sync contoso -> fabrikam { skipOutOfScopeDeletions: true }',
  },
  'mapping-matching-added': { title: 'a second matching attribute', code: 'bad-value', text: 'mapping m { mail <- [mail] matching 2 }' },
  'cloud-partner-by-domain': {
    title: 'a tenant of another cloud named by domain',
    code: 'missing-property',
    text: 'tenant a { domains: "contoso.cn" cloud: china }',
  },
  'role-unknown': { title: 'a directory role that does not exist', code: 'bad-value', text: 'package p in contoso { grants: role "Security Redaer" }' },
  'rule-syntax': { title: 'a membership rule that cannot be read', code: 'bad-value', text: 'group g "G" in contoso { members: user.city -eq }' },
  'policy-stage-without-approver': { title: 'a stage without approver', code: 'bad-value', text: 'package p in contoso { policy "x" { approval: by } }' },
  'review-without-reviewer': { title: 'a review without reviewer', code: 'bad-value', text: 'package p in contoso { policy "x" { review: monthly by } }' },
  'policy-audience-missing-organizations': {
    title: 'an audience of organizations without any',
    code: 'bad-value',
    text: 'package p in contoso { policy "x" { requestors: organization } }',
  },
  'filter-empty-group': {
    title: 'a scoping filter without condition',
    code: 'bad-value',
    text: 'sync contoso -> fabrikam { filter: department EQUALS "A" OR }',
  },
};

/** The catalogue names a quick fix that we do not offer, and why. */
export const withoutFix: { readonly [id: string]: string } = {};

/** Cannot be written in this language, and why. */
export const impossible: { readonly [id: string]: { readonly title: string; readonly why: string } } = {
  'sync-partner-missing': {
    title: 'the target has no setting for the source',
    why: 'a link owns both halves: it makes the setting of the target for the source',
  },
  'source-partner-missing': {
    title: 'the source has no setting for the target',
    why: 'a link owns both halves: it makes the setting of the source for the target',
  },
  'users-apps-block-mismatch': { title: 'users blocked and applications not, or the reverse', why: '"block all" blocks users and applications together' },
  'sync-app-role-default': { title: 'the default role in an assignment to the link', why: '"sync to" always gives the role msiam_access' },
  'sync-unsupported-object': { title: 'contacts, devices or rooms in a link', why: 'a link has no list of object kinds: it synchronizes users' },
  'sync-user-mapping-disabled': { title: 'the user mapping switched off', why: 'a link cannot turn its user mapping off' },
  'cloud-connected-organization-kind': {
    title: 'an identity source that does not fit the clouds',
    why: 'the identity source follows from the clouds of the two tenants',
  },
  'mapping-matching-missing': { title: 'no matching attribute', why: 'a mapping adds rows to the default ones and cannot drop any' },
  'mapping-issoftdeleted-removed': { title: 'the row for IsSoftDeleted removed', why: 'a mapping adds rows to the default ones and cannot drop any' },
  'mapping-accountenabled-removed': { title: 'the row for accountEnabled removed', why: 'a mapping adds rows to the default ones and cannot drop any' },
  'mapping-flow-null-unsupported': { title: 'empty values sent on purpose', why: 'a row has no such switch' },
  'extension-not-in-schema': {
    title: 'an extension that is not in the attribute list',
    why: 'a deployment adds what a mapping uses to the attribute list of the job',
  },
  'extension-multi-valued': { title: 'an extension with several values in a mapping', why: 'declared extensions are single-valued' },
  'rule-extension-multi-valued': { title: 'an extension with several values in a rule', why: 'declared extensions are single-valued' },
  'expr-redundant': { title: 'an expression that is only an attribute or a text', why: 'direct, constant and expression rows are written alike' },
  'package-without-catalog': { title: 'a package without catalog', why: 'a package without a catalog lives in the built-in one' },
  'resource-not-in-catalog': { title: 'a resource that is not in the catalog', why: 'the resources of a catalog follow from the packages in it' },
  'policy-nobody': { title: 'a policy that takes no requests at all', why: 'new assignments cannot be switched off' },
  'policy-extension-limit': { title: 'extension of an assignment without limit', why: 'a policy has no extension' },
  'review-results-not-applied': { title: 'a review whose results are not applied', why: 'results are always applied' },
};

/** Waits for something that the language does not have yet: what for, and which rules. */
export const waiting: { readonly [subject: string]: { readonly [id: string]: string } } = {
  'default access settings': {
    'redeem-on-default': 'automatic redemption in the default settings',
    'default-inbound-specific-users': 'default inbound settings that name users or groups',
    'partner-setting-overrides-default': 'a partner setting that differs from the default',
    'mfa-trust-overridden': 'trust in MFA by default, switched off for a partner',
  },
  'Conditional Access': {
    'mfa-trust-missing': 'MFA asked of external users and not trusted',
    'device-compliance-not-trusted': 'a compliant device asked of external users and not trusted',
    'hybrid-device-not-trusted': 'a hybrid joined device asked of external users and not trusted',
    'ca-grant-unsupported-for-externals': 'a control that external users cannot meet',
    'ca-user-risk-external': 'risk policies that block external users',
    'ca-phishing-resistant-needs-trust': 'phishing-resistant strength without trust in MFA',
    'ca-blocks-entitlement-management': 'guests blocked from entitlement management',
    'ca-misses-b2b-members': 'a policy for guests where links create members',
    'ca-too-many-policies': 'more than 195 Conditional Access policies',
    'ca-mfa-registration-policy': 'MFA registration asked of users whose MFA is trusted',
    'app-allow-list-misses-terms-of-use': 'terms of use that the application allow-list blocks',
  },
  'collaboration restrictions': {
    'allow-deny-both': 'an allow-list and a deny-list in one tenant',
    'allow-deny-list-size': 'a domain list above 25 KB',
    'domain-denied-for-partner': 'a partner whose domain may not be invited',
    'guest-invite-nobody': 'nobody may be invited into a target',
    'sync-leave-reprovisioned': 'users who leave and come back with the next cycle',
  },
  'service providers': {
    'service-provider-partner-removal': 'removing a partner that is a service provider',
  },
  'kinds of tenants': {
    'tenant-external-configuration': 'a link with a customer (external configuration) tenant',
  },
  'group synchronization': {
    'sync-group-inbound-not-allowed': 'groups that the target does not let in',
    'sync-group-scope-all': 'groups with the scope all',
    'sync-group-role-assignable': 'a role-assignable group that is synchronized',
    'sync-group-has-nested': 'nested groups inside a synchronized one',
    'sync-group-preview': 'group synchronization is a preview',
    'cloud-groups-cross': 'groups across clouds',
    'licence-sync-groups': 'licence for group synchronization',
    'deploy-group-sync-preview-api': 'the switch for groups is missing in Graph v1.0',
  },
  'members and kinds of groups': {
    'sync-nested-group': 'members of nested groups are not synchronized',
    'sync-group-not-security-enabled': 'an assigned group that is not security enabled',
    'resource-onprem-group': 'a group from on-premises as a resource',
    'resource-mail-group': 'a mail-enabled group as a resource',
    'role-group-nested': 'groups inside a role-assignable group',
    'pim-and-package-expiry': 'eligibility and package both end',
  },
  'people: accounts, numbers, attributes': {
    'sync-internal-guest-in-scope': 'internal guests in scope',
    'sync-target-internal-account': 'people who have an internal account in the target',
    'sync-deletion-threshold-unreachable': 'a threshold above the number of users',
    'sync-target-edit-reverted': 'edits in the target that the link overwrites',
    'mapping-manager-late': 'a manager who comes into scope later',
    'policy-direct-only-external': 'direct assignment of people who are not in the directory',
    'auto-policy-size': 'more than 15,000 people in an automatic policy',
    'external-guest-billing': 'billing of monthly active guests',
    'limit-assignments-to-application': 'more than 1,500 role assignments of one object',
    'deploy-initial-cycle-estimate': 'how long the first cycle takes',
  },
  'Microsoft cloud settings': {
    'cloud-setting-missing': 'the other cloud is not switched on in both tenants',
    'cloud-gov-notification-size': 'secrets and addresses above 1 KB in US Government',
  },
  'custom security attributes': {
    'mapping-custom-security-attribute': 'a custom security attribute in a mapping',
  },
  'roles of applications': {
    'resource-role-missing': 'a role that the application does not have',
  },
  'sign-in settings of a tenant': {
    'policy-all-external-needs-passcode': 'all external users without one-time passcode',
  },
  'questions of policies': {
    'policy-questions-single': 'questions that prevent assignment in bulk',
  },
  'stand-alone access reviews': {
    'review-target-removes-synced': 'a review that deletes synchronized users',
    'review-block-delete-scope': 'block and delete for others than guests',
    'review-dynamic-group': 'a review of a dynamic or on-premises group',
  },
  'separation of duties': {
    'incompatible-self': 'a package incompatible with itself',
    'incompatible-one-way': 'incompatibility in one direction only',
    'incompatible-existing': 'people who hold both packages already',
    'incompatible-auto': 'incompatibility with an automatic package',
    'incompatible-across-tenants': 'incompatible packages of two tenants',
  },
  'guest lifecycle policies': {
    'guest-lifecycle-policy-hits-synced': 'a guest lifecycle policy that covers synchronized guests',
  },
  'lifecycle workflows': {
    'workflow-too-many-tasks': 'more than 25 tasks in a workflow',
    'workflow-too-many': 'more than 100 workflows',
    'workflow-offset': 'an offset above 180 days',
    'workflow-schedule': 'an interval outside of 1 to 24 hours',
    'workflow-trigger-attribute-not-mapped': 'a trigger on an attribute that no link writes',
    'workflow-request-needs-approval-setting': 'a task that requests a package with approval',
    'workflow-disable-role-holder': 'disabling or deleting holders of roles',
    'workflow-group-task-kind': 'group tasks on dynamic or role-assignable groups',
    'workflow-rule-case': 'conditions that tell letter case apart',
  },
  'administrative steps': {
    'admin-role-insufficient': 'a role that is too weak for a step',
    'admin-role-excessive': 'a role that is stronger than needed',
    'admin-role-reader-provisioning': 'Global Reader cannot read provisioning',
    'graph-permission-missing': 'a permission that a step lacks',
    'graph-permission-excessive': 'a permission that no step needs',
  },
  licences: {
    'partner-targeting-needs-p1': 'licence for settings that name users or applications',
    'licence-sync-p1': 'licence for synchronized users',
    'licence-sync-cross-cloud': 'licence for synchronization across clouds',
    'licence-auto-assignment': 'licence for automatic policies',
    'licence-roles-in-package': 'licence for directory roles in packages',
    'licence-entitlement-management': 'licence for entitlement management',
    'licence-reviews': 'licence for access reviews',
    'licence-workflows': 'licence for lifecycle workflows',
    'licence-dynamic-groups': 'licence for dynamic groups',
    'licence-mto': 'licences of a multitenant organization',
  },
  'custom extensions': {
    'limit-custom-extensions': 'more than 500 custom extensions',
  },
  'multitenant organizations': {
    'mto-too-many-tenants': 'more than 100 tenants in a multitenant organization',
    'mto-without-owner': 'a multitenant organization without owner',
    'mto-two-memberships': 'a tenant in two multitenant organizations',
    'mto-partner-setting-missing': 'a pair of members without access settings',
    'mto-user-type-guest': 'guests where Teams needs members',
    'mto-not-reciprocal': 'a link in one direction only',
    'mto-people-search': 'users who do not show in people search',
    'mto-cross-cloud': 'members in different clouds',
    'mto-pending': 'a member that has not joined yet',
    'mto-template-no-effect': 'a template without application level',
    'mto-template-existing-partners': 'a template that overwrites existing partners',
    'mto-csp-customer': 'a cloud solution provider and its customer',
  },
  'diagnostic settings': {
    'logs-not-routed': 'logs that are kept for 30 days only',
    'logs-one-side-only': 'logs of one side of a link only',
  },
  'the plan, which compares with a tenant': {
    'package-catalog-changed': 'a package that moves to another catalog',
    'role-group-immutable': 'making an existing group role-assignable',
    'sync-stale-user-kept': 'users who are disabled before they leave the scope',
    'deploy-order': 'the target is configured before the job starts',
    'deploy-removal-leaves-users': 'a link that is removed while users are in scope',
    'deploy-scope-narrowing-deletes': 'a narrower scope deletes users',
    'deploy-full-resync': 'a change that evaluates all users again',
    'deploy-scope-change-restart': 'a change of scope that needs a restart',
    'deploy-on-demand-rate': 'more on-demand requests than the service takes',
  },
};

/** Shapes of the articles on topologies; summaries and the diagram name them. */
export const shapes: { readonly [id: string]: string } = {
  'pattern-hub-spoke-application': 'many sources, one target',
  'pattern-hub-spoke-user': 'one source, many targets',
  'pattern-mesh-full': 'full mesh',
  'pattern-mesh-partial': 'partial mesh',
  'pattern-just-in-time': 'just-in-time collaboration',
  'pattern-production-test': 'production to test',
  'pattern-topology-1': 'topology 1 for security operations',
  'pattern-topology-2': 'topology 2 for security operations',
  'topology-2-many-tenants': 'topology 2 with many tenants',
  'topology-mixed': 'both topologies for one pair',
};

/** Codes that are not from the catalogue. */
export const ownCodes: readonly string[] = [
  'connected-organization-without-domain',
  'expr-function-undocumented',
  'expr-replace-places',
  'expr-unknown-word',
  'filter-attribute-unknown',
  'package-name-duplicate',
];
