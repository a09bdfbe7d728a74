import type { PartnerSetting } from '../../language/model/index.ts';
import type { Said } from './form.ts';
import type { Aim, Override, Refusal } from './want.ts';

/**
 * Which statement says a property of partner settings: the `access` statement that says it already, the link that asks for
 * the trust, else an `access` statement, which wins over what links need.
 */
export function partnerAim(setting: PartnerSetting, { want, needs }: Said): Aim | Override | Refusal {
  if (want.type !== 'property') return 'it is no property';
  const { access, incoming, outgoing, tenant, partner } = setting;
  const { property, value } = want;
  const stated: Aim | undefined = access && { entry: access, want, ...(needs ? { needs } : {}) };
  if (stated && access?.spans[property]) return stated;
  const [link] = [...incoming, ...outgoing];
  const override: Aim | Override | undefined =
    value === undefined ? undefined : (stated ?? (link && { tenant, partner, property, value, beside: link, ...(needs ? { needs } : {}) }));
  const asking = property === 'trust' ? incoming.filter(({ spans }) => spans['trust']) : [];
  if (asking.length === 1 && asking[0]) return { entry: asking[0], want, ...(override ? { otherwise: override } : {}) };
  return override ?? 'a sync link needs it, so it cannot be left to the default settings of the tenant';
}
