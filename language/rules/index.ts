import type { Topology } from '../model/topology.ts';
import type { Problem } from '../problems/problem.ts';
import { catalogNameDuplicate } from './access-package/catalog-name-duplicate.ts';
import { catalogNotExternal } from './access-package/catalog-not-external.ts';
import { catalogUnpublished } from './access-package/catalog-unpublished.ts';
import { externalPackageWithoutEnd } from './access-package/external-package-without-end.ts';
import { packageNameDuplicate } from './access-package/package-name-duplicate.ts';
import { packageWithoutPolicy } from './access-package/package-without-policy.ts';
import { packageWithoutResource } from './access-package/package-without-resource.ts';
import { resourceDynamicGroupMember } from './access-package/resource-dynamic-group-member.ts';
import { resourceOfficeApplication } from './access-package/resource-office-application.ts';
import { approverAlsoOperator } from './approval/approver-also-operator.ts';
import { policyAlternateDuplicate } from './approval/policy-alternate-duplicate.ts';
import { policyAlternateNeedsFourDays } from './approval/policy-alternate-needs-four-days.ts';
import { policyAlternateWindow } from './approval/policy-alternate-window.ts';
import { policyApproverIsOnlyRequestor } from './approval/policy-approver-is-only-requestor.ts';
import { policyManagerForExternal } from './approval/policy-manager-for-external.ts';
import { policyManagerTwice } from './approval/policy-manager-twice.ts';
import { policyManagerWithoutFallback } from './approval/policy-manager-without-fallback.ts';
import { policySponsorForInternal } from './approval/policy-sponsor-for-internal.ts';
import { policySponsorWithoutFallback } from './approval/policy-sponsor-without-fallback.ts';
import { policySponsorsMissing } from './approval/policy-sponsors-missing.ts';
import { policyStageCount } from './approval/policy-stage-count.ts';
import { policyStageSingleApprover } from './approval/policy-stage-single-approver.ts';
import { cloud21vianetSameCloud } from './cloud/cloud-21vianet-same-cloud.ts';
import { cloudCrossDefaultBlocked } from './cloud/cloud-cross-default-blocked.ts';
import { cloudManagerMapping } from './cloud/cloud-manager-mapping.ts';
import { cloudPairUnsupported } from './cloud/cloud-pair-unsupported.ts';
import { directConnectCrossCloud } from './cloud/direct-connect-cross-cloud.ts';
import { connectedOrganizationNoSponsor } from './connected-organization/connected-organization-no-sponsor.ts';
import { connectedOrganizationOwnTenant } from './connected-organization/connected-organization-own-tenant.ts';
import { connectedOrganizationProposed } from './connected-organization/connected-organization-proposed.ts';
import { connectedOrganizationSponsorKind } from './connected-organization/connected-organization-sponsor-kind.ts';
import { connectedOrganizationUnused } from './connected-organization/connected-organization-unused.ts';
import { connectedOrganizationWithoutDomain } from './connected-organization/connected-organization-without-domain.ts';
import { connectedOrganizationWithoutSource } from './connected-organization/connected-organization-without-source.ts';
import { appAllowListMissesMyApps } from './cross-tenant-access/app-allow-list-misses-my-apps.ts';
import { b2bInboundBlocked } from './cross-tenant-access/b2b-inbound-blocked.ts';
import { b2bInboundBlocksConnectedOrganization } from './cross-tenant-access/b2b-inbound-blocks-connected-organization.ts';
import { b2bOutboundBlocked } from './cross-tenant-access/b2b-outbound-blocked.ts';
import { directConnectOneSided } from './cross-tenant-access/direct-connect-one-sided.ts';
import { outboundAllowedGroupNotGoverned } from './cross-tenant-access/outbound-allowed-group-not-governed.ts';
import { outboundGroupExcludesSyncedUsers } from './cross-tenant-access/outbound-group-excludes-synced-users.ts';
import { redeemInboundMissing } from './cross-tenant-access/redeem-inbound-missing.ts';
import { redeemOneSidedCollaboration } from './cross-tenant-access/redeem-one-sided-collaboration.ts';
import { redeemOutboundMissing } from './cross-tenant-access/redeem-outbound-missing.ts';
import { redeemWrongSide } from './cross-tenant-access/redeem-wrong-side.ts';
import { syncAllowedWithoutLink } from './cross-tenant-access/sync-allowed-without-link.ts';
import { syncInboundNotAllowed } from './cross-tenant-access/sync-inbound-not-allowed.ts';
import { trustWithoutRelation } from './cross-tenant-access/trust-without-relation.ts';
import { exprArity } from './expression/expr-arity.ts';
import { exprAttributeUnsupported } from './expression/expr-attribute-unsupported.ts';
import { exprBareAttribute } from './expression/expr-bare-attribute.ts';
import { exprComparisonOutsideCondition } from './expression/expr-comparison-outside-condition.ts';
import { exprDateInterval } from './expression/expr-date-interval.ts';
import { exprDateNeedsCdate } from './expression/expr-date-needs-cdate.ts';
import { exprEmptyRequired } from './expression/expr-empty-required.ts';
import { exprFunctionCase } from './expression/expr-function-case.ts';
import { exprFunctionUndocumented } from './expression/expr-function-undocumented.ts';
import { exprIifNullTest } from './expression/expr-iif-null-test.ts';
import { exprInstrCompareType } from './expression/expr-instr-compare-type.ts';
import { exprItemIndex } from './expression/expr-item-index.ts';
import { exprMidStart } from './expression/expr-mid-start.ts';
import { exprRandomstringBounds } from './expression/expr-randomstring-bounds.ts';
import { exprRegexInvalid } from './expression/expr-regex-invalid.ts';
import { exprReplaceCombination } from './expression/expr-replace-combination.ts';
import { exprReplaceGroupUnknown } from './expression/expr-replace-group-unknown.ts';
import { exprReplacePlaces } from './expression/expr-replace-places.ts';
import { exprScimFunction } from './expression/expr-scim-function.ts';
import { exprSelectUniqueValue } from './expression/expr-select-unique-value.ts';
import { exprSingleAppRoleWithSyncAll } from './expression/expr-single-app-role-with-sync-all.ts';
import { exprSwitchClearsTarget } from './expression/expr-switch-clears-target.ts';
import { exprSwitchDuplicateKey } from './expression/expr-switch-duplicate-key.ts';
import { exprSwitchNullTest } from './expression/expr-switch-null-test.ts';
import { exprSwitchOdd } from './expression/expr-switch-odd.ts';
import { exprSwitchReference } from './expression/expr-switch-reference.ts';
import { exprTooLong } from './expression/expr-too-long.ts';
import { exprUnescapedBackslash } from './expression/expr-unescaped-backslash.ts';
import { exprUnknownFunction } from './expression/expr-unknown-function.ts';
import { exprUnknownWord } from './expression/expr-unknown-word.ts';
import { exprVolatileAlways } from './expression/expr-volatile-always.ts';
import { extensionCase } from './extension/extension-case.ts';
import { extensionNamePattern } from './extension/extension-name-pattern.ts';
import { extensionNotDeclared } from './extension/extension-not-declared.ts';
import { extensionValueTooLong } from './extension/extension-value-too-long.ts';
import { limitExtensionValues } from './extension/limit-extension-values.ts';
import { externalLifecycleBlockOnly } from './external-lifecycle/external-lifecycle-block-only.ts';
import { limitCatalogs } from './limits/limit-catalogs.ts';
import { limitConnectedOrganizations } from './limits/limit-connected-organizations.ts';
import { limitDynamicGroups } from './limits/limit-dynamic-groups.ts';
import { limitPackages } from './limits/limit-packages.ts';
import { limitPolicies } from './limits/limit-policies.ts';
import { limitTenantsPerUser } from './limits/limit-tenants-per-user.ts';
import { mappingConstantHidesSourceValue } from './mapping/mapping-constant-hides-source-value.ts';
import { mappingConstantTooLong } from './mapping/mapping-constant-too-long.ts';
import { mappingDuplicateTarget } from './mapping/mapping-duplicate-target.ts';
import { mappingMatchingChanged } from './mapping/mapping-matching-changed.ts';
import { mappingMultiToSingle } from './mapping/mapping-multi-to-single.ts';
import { mappingRuleAttributeOnlyOnCreation } from './mapping/mapping-rule-attribute-only-on-creation.ts';
import { mappingShowinaddresslistValue } from './mapping/mapping-showinaddresslist-value.ts';
import { mappingSourceUnknown } from './mapping/mapping-source-unknown.ts';
import { mappingSourceUnsupported } from './mapping/mapping-source-unsupported.ts';
import { mappingTargetUnknown } from './mapping/mapping-target-unknown.ts';
import { mappingTargetUnsupported } from './mapping/mapping-target-unsupported.ts';
import { mappingTypeMismatch } from './mapping/mapping-type-mismatch.ts';
import { mappingUsertypeSource } from './mapping/mapping-usertype-source.ts';
import { mappingUsertypeValue } from './mapping/mapping-usertype-value.ts';
import { ruleAttributeNotMapped } from './membership-rule/rule-attribute-not-mapped.ts';
import { ruleContainsOnCollection } from './membership-rule/rule-contains-on-collection.ts';
import { ruleDateOperator } from './membership-rule/rule-date-operator.ts';
import { ruleDeviceProperty } from './membership-rule/rule-device-property.ts';
import { ruleExtensionForeign } from './membership-rule/rule-extension-foreign.ts';
import { ruleGraphName } from './membership-rule/rule-graph-name.ts';
import { ruleMatchesEveryone } from './membership-rule/rule-matches-everyone.ts';
import { ruleMemberofEnded } from './membership-rule/rule-memberof-ended.ts';
import { ruleMixedAndOr } from './membership-rule/rule-mixed-and-or.ts';
import { ruleNullOperator } from './membership-rule/rule-null-operator.ts';
import { rulePartlyMapped } from './membership-rule/rule-partly-mapped.ts';
import { rulePrivilegeBySourceAttribute } from './membership-rule/rule-privilege-by-source-attribute.ts';
import { rulePropertyUnknown } from './membership-rule/rule-property-unknown.ts';
import { ruleTooLong } from './membership-rule/rule-too-long.ts';
import { ruleUpnOfExternal } from './membership-rule/rule-upn-of-external.ts';
import { ruleUserEditableAttribute } from './membership-rule/rule-user-editable-attribute.ts';
import { ruleUsertypeMismatch } from './membership-rule/rule-usertype-mismatch.ts';
import { ruleValueNeverSent } from './membership-rule/rule-value-never-sent.ts';
import { autoPolicyKeepsAccess } from './policy/auto-policy-keeps-access.ts';
import { autoPolicySeveral } from './policy/auto-policy-several.ts';
import { limitOrganizationsPerPolicy } from './policy/limit-organizations-per-policy.ts';
import { limitPrincipalsPerPolicy } from './policy/limit-principals-per-policy.ts';
import { policyAllExternalNeedsApproval } from './policy/policy-all-external-needs-approval.ts';
import { policyConnectedOrganizationProposed } from './policy/policy-connected-organization-proposed.ts';
import { policyExpiryDays } from './policy/policy-expiry-days.ts';
import { policyExpiryPast } from './policy/policy-expiry-past.ts';
import { policyExternalForSynced } from './policy/policy-external-for-synced.ts';
import { policyHoursUnderCycle } from './policy/policy-hours-under-cycle.ts';
import { policyMembersExcludeGuests } from './policy/policy-members-exclude-guests.ts';
import { policyNoExpiry } from './policy/policy-no-expiry.ts';
import { reviewAutoAssigned } from './review/review-auto-assigned.ts';
import { reviewDuration } from './review/review-duration.ts';
import { reviewFrequency } from './review/review-frequency.ts';
import { reviewManagerFallback } from './review/review-manager-fallback.ts';
import { reviewOnlyInTarget } from './review/review-only-in-target.ts';
import { reviewSelfForPrivileged } from './review/review-self-for-privileged.ts';
import { reviewWeakerThanExpiry } from './review/review-weaker-than-expiry.ts';
import { privilegedPackageWithoutApproval } from './role/privileged-package-without-approval.ts';
import { privilegedPackageWithoutExpiry } from './role/privileged-package-without-expiry.ts';
import { roleAutoAssigned } from './role/role-auto-assigned.ts';
import { roleGroupDynamic } from './role/role-group-dynamic.ts';
import { roleGroupLimit } from './role/role-group-limit.ts';
import { rolePrivilegedActive } from './role/role-privileged-active.ts';
import { rolePrivilegedInPackage } from './role/role-privileged-in-package.ts';
import { targetBaselineMissing } from './role/target-baseline-missing.ts';
import type { Rule } from './rule.ts';
import { run } from './run.ts';
import { filterAttributeUnknown } from './scoping-filter/filter-attribute-unknown.ts';
import { filterAttributeUnsupported } from './scoping-filter/filter-attribute-unsupported.ts';
import { filterCaseSensitive } from './scoping-filter/filter-case-sensitive.ts';
import { filterContradiction } from './scoping-filter/filter-contradiction.ts';
import { filterMappedAttribute } from './scoping-filter/filter-mapped-attribute.ts';
import { filterMultiValued } from './scoping-filter/filter-multi-valued.ts';
import { filterNumberExpected } from './scoping-filter/filter-number-expected.ts';
import { filterOperand } from './scoping-filter/filter-operand.ts';
import { filterRegexInvalid } from './scoping-filter/filter-regex-invalid.ts';
import { filterSubsumed } from './scoping-filter/filter-subsumed.ts';
import { filterTypeMismatch } from './scoping-filter/filter-type-mismatch.ts';
import { duplicateTenantId } from './structure/duplicate-tenant-id.ts';
import { secretInSource } from './structure/secret-in-source.ts';
import { tenantUnreachable } from './structure/tenant-unreachable.ts';
import { unusedDeclaration } from './structure/unused-declaration.ts';
import { syncAllScope } from './sync-link/sync-all-scope.ts';
import { syncCrossOrganization } from './sync-link/sync-cross-organization.ts';
import { syncDeleteActionOff } from './sync-link/sync-delete-action-off.ts';
import { syncDeletionThresholdNeedsMail } from './sync-link/sync-deletion-threshold-needs-mail.ts';
import { syncDeletionThresholdOff } from './sync-link/sync-deletion-threshold-off.ts';
import { syncExternalUsersInScope } from './sync-link/sync-external-users-in-scope.ts';
import { syncLinkDuplicate } from './sync-link/sync-link-duplicate.ts';
import { syncLinkSelf } from './sync-link/sync-link-self.ts';
import { syncM365Configuration } from './sync-link/sync-m365-configuration.ts';
import { syncNotTransitive } from './sync-link/sync-not-transitive.ts';
import { syncPackageDoubleAssignment } from './sync-link/sync-package-double-assignment.ts';
import { syncPackageNoExpiryNoReview } from './sync-link/sync-package-no-expiry-no-review.ts';
import { syncScopeAllIgnoresPackage } from './sync-link/sync-scope-all-ignores-package.ts';
import { syncScopeEmpty } from './sync-link/sync-scope-empty.ts';
import { syncTwoPathsSameUser } from './sync-link/sync-two-paths-same-user.ts';
import { syncTwoSourcesSameMail } from './sync-link/sync-two-sources-same-mail.ts';
import { targetHasNoAssignment } from './sync-link/target-has-no-assignment.ts';
import { testToProduction } from './sync-link/test-to-production.ts';
import { meshIncomplete } from './topology/mesh-incomplete.ts';
import { meshMappingDiffers } from './topology/mesh-mapping-differs.ts';

/** Every rule that editors and the command line report, by subject. */
export const rules: readonly Rule[] = [
  duplicateTenantId,
  tenantUnreachable,
  unusedDeclaration,
  secretInSource,
  cloudPairUnsupported,
  cloud21vianetSameCloud,
  cloudManagerMapping,
  cloudCrossDefaultBlocked,
  directConnectCrossCloud,
  syncInboundNotAllowed,
  redeemOutboundMissing,
  redeemInboundMissing,
  redeemWrongSide,
  redeemOneSidedCollaboration,
  syncAllowedWithoutLink,
  b2bInboundBlocked,
  b2bInboundBlocksConnectedOrganization,
  b2bOutboundBlocked,
  outboundAllowedGroupNotGoverned,
  outboundGroupExcludesSyncedUsers,
  appAllowListMissesMyApps,
  directConnectOneSided,
  trustWithoutRelation,
  syncLinkSelf,
  syncLinkDuplicate,
  syncScopeEmpty,
  syncAllScope,
  syncScopeAllIgnoresPackage,
  syncNotTransitive,
  syncExternalUsersInScope,
  syncTwoPathsSameUser,
  syncTwoSourcesSameMail,
  syncCrossOrganization,
  syncDeletionThresholdOff,
  syncDeletionThresholdNeedsMail,
  syncDeleteActionOff,
  syncM365Configuration,
  syncPackageDoubleAssignment,
  syncPackageNoExpiryNoReview,
  targetHasNoAssignment,
  testToProduction,
  mappingSourceUnknown,
  mappingTargetUnknown,
  mappingTargetUnsupported,
  mappingSourceUnsupported,
  mappingUsertypeSource,
  mappingDuplicateTarget,
  mappingMatchingChanged,
  mappingUsertypeValue,
  mappingShowinaddresslistValue,
  mappingRuleAttributeOnlyOnCreation,
  mappingConstantHidesSourceValue,
  mappingConstantTooLong,
  mappingTypeMismatch,
  mappingMultiToSingle,
  extensionNamePattern,
  extensionNotDeclared,
  extensionValueTooLong,
  extensionCase,
  limitExtensionValues,
  exprUnknownFunction,
  exprFunctionCase,
  exprFunctionUndocumented,
  exprArity,
  exprEmptyRequired,
  exprSwitchOdd,
  exprSwitchNullTest,
  exprSwitchClearsTarget,
  exprSwitchReference,
  exprSwitchDuplicateKey,
  exprIifNullTest,
  exprComparisonOutsideCondition,
  exprSelectUniqueValue,
  exprScimFunction,
  exprSingleAppRoleWithSyncAll,
  exprTooLong,
  exprBareAttribute,
  exprUnknownWord,
  exprUnescapedBackslash,
  exprReplaceCombination,
  exprReplacePlaces,
  exprReplaceGroupUnknown,
  exprRegexInvalid,
  exprDateInterval,
  exprDateNeedsCdate,
  exprRandomstringBounds,
  exprItemIndex,
  exprMidStart,
  exprInstrCompareType,
  exprVolatileAlways,
  exprAttributeUnsupported,
  filterAttributeUnsupported,
  filterAttributeUnknown,
  filterMappedAttribute,
  filterMultiValued,
  filterTypeMismatch,
  filterOperand,
  filterNumberExpected,
  filterRegexInvalid,
  filterContradiction,
  filterSubsumed,
  filterCaseSensitive,
  ruleTooLong,
  rulePropertyUnknown,
  ruleGraphName,
  ruleMemberofEnded,
  ruleDeviceProperty,
  ruleNullOperator,
  ruleDateOperator,
  ruleContainsOnCollection,
  ruleMixedAndOr,
  ruleAttributeNotMapped,
  ruleValueNeverSent,
  rulePartlyMapped,
  ruleUpnOfExternal,
  ruleUsertypeMismatch,
  ruleExtensionForeign,
  ruleMatchesEveryone,
  rulePrivilegeBySourceAttribute,
  ruleUserEditableAttribute,
  catalogNotExternal,
  catalogUnpublished,
  packageWithoutPolicy,
  packageWithoutResource,
  resourceDynamicGroupMember,
  resourceOfficeApplication,
  externalPackageWithoutEnd,
  catalogNameDuplicate,
  packageNameDuplicate,
  rolePrivilegedActive,
  rolePrivilegedInPackage,
  roleAutoAssigned,
  privilegedPackageWithoutApproval,
  privilegedPackageWithoutExpiry,
  targetBaselineMissing,
  roleGroupDynamic,
  roleGroupLimit,
  policyConnectedOrganizationProposed,
  policyExternalForSynced,
  policyAllExternalNeedsApproval,
  policyMembersExcludeGuests,
  policyExpiryDays,
  policyExpiryPast,
  policyNoExpiry,
  policyHoursUnderCycle,
  autoPolicySeveral,
  autoPolicyKeepsAccess,
  limitOrganizationsPerPolicy,
  limitPrincipalsPerPolicy,
  policyStageCount,
  policyStageSingleApprover,
  policyApproverIsOnlyRequestor,
  policyManagerForExternal,
  policySponsorForInternal,
  policyManagerTwice,
  policyManagerWithoutFallback,
  policySponsorWithoutFallback,
  policySponsorsMissing,
  policyAlternateNeedsFourDays,
  policyAlternateWindow,
  policyAlternateDuplicate,
  approverAlsoOperator,
  reviewOnlyInTarget,
  reviewSelfForPrivileged,
  reviewManagerFallback,
  reviewFrequency,
  reviewDuration,
  reviewAutoAssigned,
  reviewWeakerThanExpiry,
  connectedOrganizationWithoutSource,
  connectedOrganizationWithoutDomain,
  connectedOrganizationOwnTenant,
  connectedOrganizationProposed,
  connectedOrganizationSponsorKind,
  connectedOrganizationNoSponsor,
  connectedOrganizationUnused,
  externalLifecycleBlockOnly,
  limitPackages,
  limitCatalogs,
  limitConnectedOrganizations,
  limitPolicies,
  limitDynamicGroups,
  limitTenantsPerUser,
  meshIncomplete,
  meshMappingDiffers,
];

export const checkTopology = (topology: Topology): readonly Problem[] => run(rules, topology);
