import { policyLines } from '../import/policies.ts';
import type { AssignmentPolicyNode } from '../resources/assignment-policy.ts';
import { text } from '../transport/json.ts';
import { type Form, type Forms, say } from './form.ts';

/** Properties as an import of the policy states them; one that it does not state is not stated any more. */
const lines =
  (...properties: readonly string[]): Form<AssignmentPolicyNode> =>
  ({ node, live }) => {
    const id = live.plan.bindings[node.key]?.id;
    const policy = live.tenant(node.tenant)?.policies.find(one => text(one['id']) === id);
    if (!policy) return 'it could not be read again';
    const said = policyLines(policy, node.tenant, live.names);
    if (typeof said === 'string') return said;
    return properties.flatMap(property => {
      const line = said.find(({ name }) => name === property);
      return say(property, line?.value, line?.needs);
    });
  };

/** Who gets the package is one decision: by request, by rule, or by administrators alone. */
const audience = lines('requestors', 'when', 'removal');

export const policyForms: Forms<AssignmentPolicyNode> = {
  description: lines('description'),
  allowedTargetScope: audience,
  specificAllowedTargets: audience,
  automaticRequestSettings: audience,
  requestApprovalSettings: lines('approval'),
  'requestApprovalSettings.isRequestorJustificationRequired': lines('justification'),
  expiration: lines('expires'),
  reviewSettings: lines('review'),
};
