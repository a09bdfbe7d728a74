import type { AccessPackage, AssignmentPolicy } from '../../model/topology.ts';
import type { ApprovalStage } from '../../model/values.ts';
import { policies } from '../facts/packages.ts';
import { perTopology } from '../facts/per-topology.ts';

/** A stage of approval with its number, from 1, and where it belongs. */
export interface NumberedStage {
  readonly stage: ApprovalStage;
  readonly number: number;
  readonly policy: AssignmentPolicy;
  readonly package: AccessPackage;
}

export const stages = perTopology((topology): readonly NumberedStage[] =>
  policies(topology).flatMap(({ package: one, policy }) => (policy.approval?.stages ?? []).map((stage, i) => ({ stage, number: i + 1, policy, package: one }))),
);
