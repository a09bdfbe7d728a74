import type { Expiration } from '../model/values.ts';
import { approval } from '../values/approval.ts';
import { audience } from '../values/audience.ts';
import { expiration, removal } from '../values/lifecycle.ts';
import { membershipRule } from '../values/membership-rule.ts';
import { review } from '../values/review.ts';
import { oneOf, text } from '../values/scalars.ts';
import { type BlockKind, property, type Values } from './kind.ts';

const properties = {
  description: property(text, 'Description of the policy.', { otherwise: 'its name' }),
  when: property(membershipRule, 'Makes the policy automatic: whoever matches the rule is assigned without a request.'),
  removal: property(removal, 'What happens when somebody no longer matches the rule of an automatic policy.', { otherwise: 'immediately' }),
  requestors: property(audience, 'Who can request the package.', { otherwise: 'administrators: nobody asks, administrators assign' }),
  approval: property(approval, 'Approval stages. The first decision of any approver of a stage counts; no decision in time denies the request.', {
    otherwise: 'none',
  }),
  justification: property(
    oneOf({ required: 'requestors must give a reason', optional: 'requestors need not give a reason' }),
    'Whether requestors must give a reason.',
    { otherwise: 'optional' },
  ),
  expires: property(expiration, 'When an assignment ends.', { otherwise: 'never' }),
  review: property(review, 'Recurring access review of the assignments.'),
};

export const policy: BlockKind = {
  keyword: 'policy',
  title: 'assignment policy',
  header: 'block',
  summary: 'Who can get an access package and how: by a rule (automatic), by request, or by administrators only. One policy speaks to one audience.',
  properties,
  snippet: 'policy "${1:Name}" {\n  requestors: members of ${2:group}\n  approval: by ${3:manager} within ${4:2d}\n  expires: ${5:30d}\n}',
  create(base, values: Values<typeof properties>) {
    const never: Expiration = { type: 'never', span: base.span };
    const automatic = values.when !== undefined;
    return {
      ...base,
      description: values.description,
      when: values.when,
      removal: automatic ? (values.removal === 'never' ? undefined : (values.removal ?? {})) : undefined,
      requestors: automatic ? undefined : (values.requestors ?? { type: 'administrators', span: base.span }),
      approval: values.approval,
      justification: values.justification === 'required',
      expires: values.expires ?? never,
      review: values.review,
    };
  },
};
