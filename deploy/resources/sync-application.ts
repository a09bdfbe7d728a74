import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { settings } from '../plan/differences.ts';
import { ownerOf, stampOf } from '../plan/stamp.ts';
import { type JsonObject, objects, text } from '../transport/json.ts';
import { post } from '../transport/paths.ts';
import { syncApplicationKey } from './grants.ts';
import type { Kind } from './kind.ts';
import { single } from './names.ts';
import { CONFIGURATIONS, type LinkNode, linkNodes, readJobsAhead, readSecrets, secretsOf, synchronization, TEMPLATE } from './sync-link.ts';

/** Configurations that a multitenant organization made for itself. */
const MADE_BY_OTHERS = /^MTO_Sync_/;

/** The enterprise application of a synchronization configuration. Its name is no key; what it synchronizes to is in its secrets. */
export interface SyncApplicationNode extends LinkNode<'syncApplication'> {
  /** Whether no other link from the source has its name. */
  readonly alone: boolean;
}

export const configurationName = ({ link, targetTenant, alone }: SyncApplicationNode): string =>
  alone ? link.displayName : `${link.displayName} - ${targetTenant.displayName}`;

const bind = (live: JsonObject) => ({
  id: text(live['id']),
  appId: text(live['appId']),
  appRoleId: text(
    (objects(live['appRoles']).find(role => role['displayName'] === 'msiam_access') ?? objects(live['appRoles']).find(role => role['isEnabled'] !== false))?.[
      'id'
    ],
  ),
});

export const syncApplication: Kind<SyncApplicationNode, JsonObject> = {
  kind: 'syncApplication',
  desired: scope => {
    const nodes = linkNodes(scope, 'syncApplication', 'synchronization configuration', () => []);
    const namesakes = Map.groupBy(nodes, ({ link }) => `${link.source} ${link.displayName}`);
    return nodes.map(node => ({ ...node, alone: namesakes.get(`${node.link.source} ${node.link.displayName}`)?.length === 1 }));
  },
  async observe(node, observer) {
    const known = observer.known(syncApplicationKey(node.link.source, node.link.target));
    const all = (await observer.list(CONFIGURATIONS)).filter(live => !MADE_BY_OTHERS.test(text(live['displayName'])));
    if (known) return all.find(live => live['id'] === known.id);
    const companies = await Promise.all(
      all.map(async live => {
        // Whoever looks for a configuration looks for its job next: both reads leave together.
        readJobsAhead(observer, text(live['id']));
        return (await readSecrets(observer, text(live['id']))).get('CompanyId')?.toLowerCase();
      }),
    );
    const name = configurationName(node);
    const mine = all.filter((_, index) => companies[index] === node.targetTenant.id);
    const named = mine.filter(live => live['displayName'] === name);
    if (mine.length > 0) return single(named.length === 1 ? named : mine, node.title);
    // Instantiated by a run that ended before it could store the target.
    return single(
      all.filter((live, index) => !companies[index] && live['displayName'] === name),
      node.title,
    );
  },
  bind,
  compare(node, live, { problem }) {
    const body = { displayName: configurationName(node) };
    const stamp = stampOf(text(live?.['notes']));
    if (stamp && ownerOf(stamp, node.mark) === 'other')
      problem({
        code: 'other-topology',
        severity: 'error',
        span: node.span,
        message: `The ${node.name} belongs to the topology ${stamp.topology ?? ''}. Two topologies cannot write one configuration: take the link out of one of them.`,
      });
    return live ? [] : [{ action: 'create', changes: settings(body), body, grant: DEPLOY_PERMISSIONS.syncApplication }];
  },
  async apply({ node, body, create, list, read }) {
    const unused = async () => {
      const named = (await list(CONFIGURATIONS)).filter(live => live['displayName'] === body['displayName']);
      const companies = await Promise.all(named.map(async live => secretsOf(await read(`${synchronization(text(live['id']))}/secrets`)).get('CompanyId')));
      const found = single(
        named.filter((_, index) => !companies[index] || companies[index]?.toLowerCase() === node.targetTenant.id),
        node.title,
      );
      return found && { servicePrincipal: found };
    };
    const made = await create(post(`/applicationTemplates/${TEMPLATE}/instantiate`, body), unused);
    return bind((made['servicePrincipal'] ?? {}) as JsonObject);
  },
};
