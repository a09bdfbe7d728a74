import type { Ref } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { path, post } from '../transport/paths.ts';
import { ORGANIZATIONS } from './connected-organization.ts';
import type { Kind, Node } from './kind.ts';

/** Somebody who vouches for a connected organization and can approve. */
export interface SponsorNode extends Node<'sponsor'> {
  readonly organizationKey: string;
  readonly ref: Ref;
  readonly side: 'internalSponsors' | 'externalSponsors';
  readonly collection: 'users' | 'groups';
}

const sides = [
  { side: 'internalSponsors', word: 'internal' },
  { side: 'externalSponsors', word: 'external' },
] as const;

export const sponsor: Kind<SponsorNode, JsonObject> = {
  kind: 'sponsor',
  desired: ({ index, managed }) =>
    index.all('organization').flatMap(organization =>
      organization.existing || !managed(organization.tenant)
        ? []
        : sides.flatMap(({ side, word }) =>
            organization[side].map(ref => {
              const declared = index.resource(ref.key);
              const name = declared?.displayName ?? ref.key;
              return {
                kind: 'sponsor' as const,
                key: `sponsor:${organization.key}/${side}/${ref.key}`,
                tenant: organization.tenant,
                title: `${word} sponsor "${name}" of connected organization "${organization.displayName}"`,
                name,
                reason: `organization ${organization.name}`,
                span: ref.span,
                needs: [organization.key, ref.key],
                organizationKey: organization.key,
                ref,
                side,
                collection: declared?.kind === 'group' ? ('groups' as const) : ('users' as const),
              };
            }),
          ),
    ),
  async observe(node, observer) {
    const [organization, wanted] = await Promise.all([observer.binding(node.organizationKey), observer.binding(node.ref.key)]);
    if (!organization || !wanted) return undefined;
    return (await observer.list(ORGANIZATIONS + path`/${organization.id}/` + node.side)).find(live => live['id'] === wanted.id);
  },
  bind: live => ({ id: text(live['id']) }),
  compare: (node, live) => (live ? [] : [{ action: 'create', changes: [{ path: node.side, new: node.name }], grant: DEPLOY_PERMISSIONS.sponsor }]),
  async apply({ node, references, referenceRoot, create, list }) {
    const id = references.of(node.ref.key);
    const collection = ORGANIZATIONS + path`/${references.of(node.organizationKey)}/` + node.side;
    const request = post(`${collection}/$ref`, { '@odata.id': `${referenceRoot}/v1.0/${node.collection}/${id}` });
    await create(request, async () => (await list(collection)).find(live => live['id'] === id), { harmless: true });
    return { id };
  },
};
