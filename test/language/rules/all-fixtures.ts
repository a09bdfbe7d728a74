import type { Fixtures } from './fixture.ts';
import { cloud } from './fixtures/cloud.ts';
import { crossTenantAccess } from './fixtures/cross-tenant-access.ts';
import { expression } from './fixtures/expression.ts';
import { extension } from './fixtures/extension.ts';
import { mapping } from './fixtures/mapping.ts';
import { membershipRule } from './fixtures/membership-rule.ts';
import { scopingFilter } from './fixtures/scoping-filter.ts';
import { structure } from './fixtures/structure.ts';
import { syncLink } from './fixtures/sync-link.ts';

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
};
