import { indexOf } from '../../model/query.ts';
import type { AccessPackage, AssignmentPolicy, Topology } from '../../model/topology.ts';
import type { Grant } from '../../model/values.ts';
import type { Edit, Fix } from '../../problems/problem.ts';
import { decidersFor } from '../facts/approvers.ts';
import { declareBeside, exchangeProperties, replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { freeName, placementOf } from '../facts/placement.ts';
import { ruleText } from '../facts/rule-text.ts';

const hours = '8h';

/** Turns an automatic policy into one by request: whom the rule meant may ask, somebody else decides. */
export function requestInstead(topology: Topology, one: AccessPackage, policy: AssignmentPolicy): readonly Fix[] {
  const { when } = policy;
  if (!when) return [];
  const group = freeName(topology, `may ask for ${one.name}`);
  const declared = `group ${group} ${quotedText(`May ask for ${one.displayName}`)} in ${placementOf(topology, one)} {\n  members: ${ruleText(when.root)}\n}`;
  return decidersFor(topology, one, policy).map(({ name, edits }) => ({
    title: `Use a request policy with approval by ${name}`,
    edits: [
      ...edits,
      declareBeside(one, declared),
      ...exchangeProperties(policy, ['when', 'removal'], {
        requestors: `members of ${group}`,
        approval: `by ${name} within 1d`,
        ...(policy.expires.type === 'never' ? { expires: hours } : {}),
      }),
    ],
  }));
}

/** Moves one grant into a package of its own that people ask for. */
export function requestPackage(topology: Topology, one: AccessPackage, policy: AssignmentPolicy, grant: Grant): readonly Fix[] {
  const removal = withoutGrant(one, grant);
  if (!removal) return [];
  const index = indexOf(topology);
  const catalog = one.catalog && index.get('catalog', one.catalog.key)?.name;
  const name = freeName(topology, `${one.name} on request`);
  return decidersFor(topology, one, policy).map(decider => {
    const declared = `package ${name} ${quotedText(`${one.displayName} on request`)} in ${placementOf(topology, one)} {${catalog ? `\n  catalog: ${catalog}` : ''}
  grants: ${grantText(topology, grant)}
  policy "On request" {
    requestors: all users
    approval: by ${decider.name} within 1d
    expires: ${hours}
  }
}`;
    return {
      title: `Move ${what(topology, grant)} to a request package with approval by ${decider.name}`,
      edits: [...decider.edits, declareBeside(one, declared), removal],
    };
  });
}

/** Takes a grant out of the list, with its comma; `undefined` when it is the only one. */
function withoutGrant({ grants }: AccessPackage, grant: Grant): Edit | undefined {
  const spans = grants.map(({ span }) => span);
  const before = spans.findLast(({ end }) => end <= grant.span.start);
  if (before) return replace({ ...grant.span, start: before.end }, '');
  const behind = spans.find(({ start }) => start >= grant.span.end);
  return behind && replace({ ...grant.span, end: behind.start }, '');
}

const what = (topology: Topology, grant: Grant): string => (grant.type === 'role' ? grant.role : grantText(topology, grant));

function grantText(topology: Topology, grant: Grant): string {
  if (grant.type === 'role') return `role "${grant.role}"${grant.stated ? ` ${grant.as.toLowerCase()}` : ''}`;
  return grant.type === 'group' ? `group ${indexOf(topology).get('group', grant.group.key)?.name ?? ''}` : '';
}
