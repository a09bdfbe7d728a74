import type { Fixtures } from './fixture.ts';
import { accessPackage } from './fixtures/access-package.ts';
import { approval } from './fixtures/approval.ts';
import { cloud } from './fixtures/cloud.ts';
import { connectedOrganization } from './fixtures/connected-organization.ts';
import { crossTenantAccess } from './fixtures/cross-tenant-access.ts';
import { expression } from './fixtures/expression.ts';
import { extension } from './fixtures/extension.ts';
import { externalLifecycle } from './fixtures/external-lifecycle.ts';
import { limits } from './fixtures/limits.ts';
import { mapping } from './fixtures/mapping.ts';
import { membershipRule } from './fixtures/membership-rule.ts';
import { policy } from './fixtures/policy.ts';
import { readers } from './fixtures/readers.ts';
import { review } from './fixtures/review.ts';
import { role } from './fixtures/role.ts';
import { scopingFilter } from './fixtures/scoping-filter.ts';
import { structure } from './fixtures/structure.ts';
import { syncLink } from './fixtures/sync-link.ts';
import { topology } from './fixtures/topology.ts';

/** Every rule's fixtures, by code. */
export const fixtures: Fixtures = {
  ...structure,
  ...cloud,
  ...crossTenantAccess,
  ...syncLink,
  ...mapping,
  ...extension,
  ...expression,
  ...scopingFilter,
  ...membershipRule,
  ...accessPackage,
  ...role,
  ...policy,
  ...approval,
  ...review,
  ...connectedOrganization,
  ...externalLifecycle,
  ...limits,
  ...topology,
  ...readers,
};
