import { l10n } from 'vscode';

/** A topology to start from. Its text is an example of the repository, which is shipped with the extension. */
export interface Pattern {
  readonly label: string;
  readonly detail: string;
  /** Path of the root file in the folder of examples. */
  readonly example: string;
  /** Proposed for the new file, without ending. */
  readonly name: string;
}

/** The patterns of Microsoft's articles on multitenant organizations, with what each is for. */
export const patterns: readonly Pattern[] = [
  {
    label: l10n.t('SOC access, topology 1'),
    detail: l10n.t('The source tenant decides who goes, the target tenants what they may do there: three tenants, two links'),
    example: 'soc-topology-1/soc.tenantry',
    name: 'soc',
  },
  {
    label: l10n.t('SOC access, topology 2'),
    detail: l10n.t('The target tenant decides alone, analysts of a connected organization ask for access: two tenants'),
    example: 'soc-topology-2/soc.tenantry',
    name: 'soc',
  },
  {
    label: l10n.t('Application hub, N:1'),
    detail: l10n.t('Several companies send their people to the tenant where the applications are: four tenants, three links'),
    example: 'hub-application/hub.tenantry',
    name: 'hub',
  },
  {
    label: l10n.t('User hub, 1:N'),
    detail: l10n.t('Accounts are in one tenant, resources are spread over others: four tenants, three links'),
    example: 'hub-user/users.tenantry',
    name: 'users',
  },
  { label: l10n.t('Mesh'), detail: l10n.t('Everybody with everybody: four tenants, twelve links'), example: 'mesh/mesh.tenantry', name: 'mesh' },
  {
    label: l10n.t('Joint venture'),
    detail: l10n.t('Two organizations work on something together, just in time and without a link'),
    example: 'joint-venture/venture.tenantry',
    name: 'venture',
  },
  {
    label: l10n.t('Production to test'),
    detail: l10n.t('Testers of production work in a test tenant: two tenants, one link'),
    example: 'production-test/test-tenant.tenantry',
    name: 'test-tenant',
  },
  {
    label: l10n.t('Birthright access'),
    detail: l10n.t('Everybody who is sent gets a package at once, the rest is asked for: three tenants, two links'),
    example: 'birthright/birthright.tenantry',
    name: 'birthright',
  },
];
