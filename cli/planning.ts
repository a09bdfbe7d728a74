import type { Command } from 'commander';
import { type Plan, type PlanProblem, plan, wayOn } from '../deploy/index.ts';
import type { Project } from '../language/index.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { openProject } from './files.ts';
import { harmless, type Io, paint } from './io.ts';
import { locator, printProblems, problemsOf } from './output/problems.ts';
import { repeatable } from './repeatable.ts';
import type { Target } from './target.ts';

/** Loads a topology that can be planned: one with errors is not, and they are printed. */
export async function openDeployable(file: string, io: Io): Promise<Project> {
  const project = await openProject(file);
  const errors = problemsOf([project]).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return project;
  printProblems(errors, project.topology.files.length, locator([project], io), { ...io, out: io.err });
  throw new CommandError('A topology with errors is not planned.', exitCodes.problems);
}

export interface SkipOptions {
  readonly skip: readonly string[];
}

export const withSkip = (command: Command): Command =>
  command.addOption(
    repeatable<string>('--skip <tenants>', 'leave these tenants out, by symbol: they are neither read nor changed, and what needs them waits', (text, before) =>
      [...before, ...text.split(',').map(name => name.trim())].filter(Boolean),
    ),
  );

/** @throws CommandError where a name is no tenant of the topology */
export function checkSkip({ topology: { tenants } }: Project, skip: readonly string[]): void {
  for (const name of skip) {
    if (!tenants.some(tenant => tenant.name === name))
      throw new CommandError(`--skip ${name}: there is no such tenant. Tenants: ${tenants.map(tenant => tenant.name).join(', ')}.`);
  }
}

/** Plans, telling a person which tenants are being read. */
export async function makePlan(project: Project, target: Target, skip: readonly string[], io: Io): Promise<Plan> {
  checkSkip(project, skip);
  const titles = new Map(project.topology.tenants.map(tenant => [tenant.name, tenant.displayName]));
  const reading = new Set<string>();
  return plan(project.topology, target.connections, {
    skip,
    onEvent({ type, tenant }) {
      if (!io.terminal || type !== 'reading' || reading.has(tenant)) return;
      reading.add(tenant);
      io.err(paint(io, 'grey', `Reading ${harmless(titles.get(tenant) ?? tenant)} …`));
    },
  });
}

const signInProblems: ReadonlySet<PlanProblem['code']> = new Set(['not-connected', 'wrong-tenant', 'refused'] as const);

/** What a plan with problems means for the caller. */
export function exitCodeOf(problems: readonly PlanProblem[]): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCodes.ok;
  return errors.some(({ code }) => signInProblems.has(code)) ? exitCodes.signIn : exitCodes.problems;
}

/** How to go on without what cannot be read; nothing where that would not help. */
export function wayOnText(plan: Plan): string {
  const skip = wayOn(plan) ?? [];
  if (skip.length === 0) return '';
  return ` To go on without ${skip.length === 1 ? 'this tenant' : 'these tenants'}: --skip ${skip.join(',')}`;
}

/** The problems of a plan, with places in the source. */
export function printPlanProblems(problems: readonly PlanProblem[], project: Project, io: Io): void {
  const locate = locator([project], io);
  for (const { code, severity, message, span } of problems) {
    const place = span ? locate(span) : undefined;
    const at = place ? `${place.file}:${place.line}:${place.column} ` : '';
    io.err(`${at}${paint(io, severity === 'error' ? 'red' : 'yellow', severity)} ${harmless(message)} ${paint(io, 'grey', `[${code}]`)}`);
  }
}
