import type { Observer } from '../plan/observer.ts';
import { listPartners, PARTNERS } from '../resources/partner.ts';
import { isObject, type JsonObject, text } from '../transport/json.ts';
import { path } from '../transport/paths.ts';

/** Settings for partners, each with its inbound synchronization where there is one. */
export async function readPartners(observer: Observer): Promise<readonly JsonObject[]> {
  const partners = await listPartners(observer);
  return Promise.all(
    partners.map(async partner => {
      if ('identitySynchronization' in partner) return partner;
      const policy = await observer.get(PARTNERS + path`/${text(partner['tenantId'])}/identitySynchronization`);
      return isObject(policy) ? { ...partner, identitySynchronization: policy } : partner;
    }),
  );
}
