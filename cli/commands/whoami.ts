import type { Command } from 'commander';
import { type Access, accessOf, isLacking, lackText } from '../../deploy/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { harmless, type Io, paint } from '../io.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems, type SkipOptions, withSkip } from '../planning.ts';
import { openTarget, type TargetOptions, withTargetOptions } from '../target.ts';

/** `tenantry whoami file`: who acts on each tenant, and what that lacks; nothing is written. */
export function whoamiCommand(program: Command, io: Io): void {
  const command = program
    .command('whoami')
    .description('Show for each tenant which account acts, with which permissions and roles, and what reading and the next deployment lack')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('--json', 'print JSON, schema tenantry.whoami/1');
  withTargetOptions(withSkip(command)).action(async (file: string, options: TargetOptions & SkipOptions & { json?: boolean }) => {
    const project = await openDeployable(file, io);
    const target = await openTarget(project.topology, options, io, new AbortController().signal);
    try {
      const plan = await makePlan(project, target, options.skip, io);
      const tenants = await accessOf(plan, project.topology, target.connections);
      io.out(options.json ? JSON.stringify({ schema: 'tenantry.whoami/1', tenants }, undefined, 2) : tenants.flatMap(access => lines(access, io)).join('\n'));
      const told = new Set(tenants.flatMap(({ problems }) => problems));
      printPlanProblems(
        plan.problems.filter(({ code, message }) => code !== 'missing-permission' && !told.has(message)),
        project,
        io,
      );
      process.exitCode = tenants.some(isLacking) ? exitCodes.signIn : exitCodeOf(plan.problems);
    } finally {
      await target.close();
    }
  });
}

function lines({ displayName, id, identity, problems, reading, deploying }: Access, io: Io): string[] {
  const heading = `${harmless(displayName)} (${id ?? 'no id'})`;
  const wrong = [...new Set(problems)].map(problem => `  ${paint(io, 'red', harmless(problem))}`);
  if (!identity) return [heading, ...wrong];
  const list = (names: readonly string[]) => names.join(', ') || 'nothing';
  const lack = lackText(deploying.lacks);
  return [
    heading,
    `  ${identity.acts === 'user' ? 'Account' : 'Application'}: ${harmless(identity.account)}, token for ${identity.tenantId}`,
    `  Permissions: ${list(identity.permissions)}`,
    `  Roles: ${identity.directoryRoles ? list(identity.directoryRoles) : 'the token does not tell'}`,
    ...wrong,
    ...(reading.permissions.length > 0 ? [`  Reading needs ${list(reading.permissions)}.`] : []),
    ...(reading.lacks.length > 0 ? [`  ${paint(io, 'red', `Reading lacks ${list(reading.lacks)}.`)}`] : []),
    ...(deploying.roles.length > 0 ? [`  The next deployment needs ${list(deploying.permissions)}, as ${list(deploying.roles)}.`] : []),
    lack ? `  ${paint(io, 'red', `Lacks ${lack}.`)}` : wrong.length > 0 ? '' : `  ${paint(io, 'green', 'Nothing is lacking.')}`,
  ].filter(Boolean);
}
