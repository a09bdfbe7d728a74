import type { Topology } from '../model/topology.ts';
import type { Problem } from '../problems/problem.ts';
import { packageHidden } from './access-package/package-hidden.ts';
import { resourceAppSeveralRoles } from './access-package/resource-app-several-roles.ts';
import { policyDecisionTimeoutDenies } from './approval/policy-decision-timeout-denies.ts';
import { emNoAttributeUpdates } from './connected-organization/em-no-attribute-updates.ts';
import { externalLifecycleDays } from './external-lifecycle/external-lifecycle-days.ts';
import { externalLifecycleNotForSynced } from './external-lifecycle/external-lifecycle-not-for-synced.ts';
import { mappingDefaultOnlyOnCreation } from './mapping/mapping-default-only-on-creation.ts';
import { mappingManagerScope } from './mapping/mapping-manager-scope.ts';
import { mappingNullNeverClears } from './mapping/mapping-null-never-clears.ts';
import { mappingUsertypeExistingGuests } from './mapping/mapping-usertype-existing-guests.ts';
import { mappingUsertypeGuestLimits } from './mapping/mapping-usertype-guest-limits.ts';
import { autoPolicyAdministrator } from './policy/auto-policy-administrator.ts';
import { autoPolicyGrace } from './policy/auto-policy-grace.ts';
import { autoPolicyInSourceSyncsAllMatching } from './policy/auto-policy-in-source-syncs-all-matching.ts';
import { externalRequestNeedsLink } from './policy/external-request-needs-link.ts';
import { policyPriority } from './policy/policy-priority.ts';
import { reviewNoResponseRemovesAll } from './review/review-no-response-removes-all.ts';
import { roleInPackageAdministrator } from './role/role-in-package-administrator.ts';
import type { Rule } from './rule.ts';
import { run } from './run.ts';
import { filterNullSemantics } from './scoping-filter/filter-null-semantics.ts';
import { syncBothDirections } from './sync-link/sync-both-directions.ts';
import { syncCreateActionOff } from './sync-link/sync-create-action-off.ts';
import { syncPackageMissing } from './sync-link/sync-package-missing.ts';
import { syncRelayChain } from './sync-link/sync-relay-chain.ts';

/**
 * Facts about a sound topology that its reader should know. They ask for nothing, so they are no diagnostics: summaries and
 * hovers show them.
 */
export const notes: readonly Rule[] = [
  syncPackageMissing,
  syncBothDirections,
  syncRelayChain,
  syncCreateActionOff,
  mappingNullNeverClears,
  mappingUsertypeExistingGuests,
  mappingUsertypeGuestLimits,
  mappingDefaultOnlyOnCreation,
  mappingManagerScope,
  filterNullSemantics,
  resourceAppSeveralRoles,
  packageHidden,
  roleInPackageAdministrator,
  policyPriority,
  autoPolicyGrace,
  autoPolicyAdministrator,
  autoPolicyInSourceSyncsAllMatching,
  externalRequestNeedsLink,
  policyDecisionTimeoutDenies,
  reviewNoResponseRemovesAll,
  emNoAttributeUpdates,
  externalLifecycleDays,
  externalLifecycleNotForSynced,
];

export const notesOn = (topology: Topology): readonly Problem[] => run(notes, topology);
