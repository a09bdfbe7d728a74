import type { Tenant } from '../../language/model/index.ts';
import { ConnectionError } from '../connections/guarded-tokens.ts';
import { readPermission } from '../permissions.ts';
import type { Node } from '../resources/kind.ts';
import { NameProblem } from '../resources/names.ts';
import { GraphFailure } from '../transport/errors.ts';
import type { PlanProblem } from './plan.ts';

export const withoutId = ({ name, span, displayName }: Tenant): PlanProblem => ({
  code: 'tenant-without-id',
  severity: 'error',
  tenant: name,
  span,
  message: `The tenant ${displayName} has no id, so nothing can be read from it or written to it.`,
});

export const leftOut = ({ name, span, displayName }: Tenant): PlanProblem => ({
  code: 'left-out',
  severity: 'warning',
  tenant: name,
  span,
  message: `${displayName} is left out: nothing is read or changed there, and what needs it in other tenants stays as it is.`,
});

export function connectionProblem(tenant: Tenant, error: unknown): PlanProblem {
  const code =
    error instanceof ConnectionError
      ? ({ 'no-token': 'not-connected', 'wrong-tenant': 'wrong-tenant', unreachable: 'unreachable', refused: 'refused' } as const)[error.code]
      : 'unreachable';
  return { code, severity: 'error', tenant: tenant.name, span: tenant.span, message: error instanceof Error ? error.message : String(error) };
}

export function readProblem(node: Node, error: unknown): Omit<PlanProblem, 'tenant'> {
  if (error instanceof NameProblem) return { ...error.problem, severity: 'error', span: node.span };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof GraphFailure && error.status === 403) {
    return {
      code: 'refused',
      severity: 'error',
      message: `${node.tenant} may not be read: ${message} ${needed(error.request.path)}`,
    };
  }
  return { code: 'unreadable', severity: 'error', span: node.span, message: `${node.title} could not be read: ${message}` };
}

const needed = (path: string): string => {
  const permission = readPermission(path);
  return permission ? `Reading needs the permission ${permission} and a role such as Global Reader.` : 'Reading needs a role such as Global Reader.';
};
