import type { Command } from 'commander';
import { type Identity, type Lack, lackFor, lackText } from '../../deploy/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { harmless, type Io, paint } from '../io.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems, type SkipOptions, withSkip } from '../planning.ts';
import { openTarget, type Target, type TargetOptions, withTargetOptions } from '../target.ts';

interface Row {
  readonly tenant: string;
  readonly displayName: string;
  /** What the topology says. */
  readonly id?: string;
  readonly identity?: Identity;
  /** Why there is no identity. */
  readonly problem?: string;
  readonly lacks?: Lack;
}

/** `tenantry whoami file`: who acts on each tenant, and what that lacks; nothing is written. */
export function whoamiCommand(program: Command, io: Io): void {
  const command = program
    .command('whoami')
    .description('Show for each tenant which account acts, with which permissions and roles, and what a deployment lacks')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('--json', 'print JSON, schema tenantry.whoami/1');
  withTargetOptions(withSkip(command)).action(async (file: string, options: TargetOptions & SkipOptions & { json?: boolean }) => {
    const project = await openDeployable(file, io);
    const target = await openTarget(project.topology, options, io, new AbortController().signal);
    try {
      const plan = await makePlan(project, target, options.skip, io);
      const tenants = project.topology.tenants.filter(({ name, external }) => !external && !options.skip.includes(name));
      const rows = await Promise.all(
        tenants.map(async ({ name, displayName, id }): Promise<Row> => {
          const found = await identityIn(name, target);
          return { tenant: name, displayName, id, ...found, ...(found.identity ? { lacks: lackFor(plan, name, found.identity) } : {}) };
        }),
      );
      io.out(options.json ? JSON.stringify({ schema: 'tenantry.whoami/1', tenants: rows }, undefined, 2) : rows.flatMap(row => lines(row, io)).join('\n'));
      printPlanProblems(
        plan.problems.filter(({ code }) => code !== 'missing-permission'),
        project,
        io,
      );
      const lacking = rows.some(({ problem, lacks }) => problem !== undefined || (lacks && lackText(lacks) !== undefined));
      process.exitCode = lacking ? exitCodes.signIn : exitCodeOf(plan.problems);
    } finally {
      await target.close();
    }
  });
}

async function identityIn(tenant: string, { connections }: Target): Promise<Pick<Row, 'identity' | 'problem'>> {
  const connection = connections.of(tenant);
  if (!connection) return { problem: connections.missing.get(tenant) ?? 'There is no connection.' };
  try {
    return { identity: await connection.identity() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function lines({ displayName, id, identity, problem, lacks }: Row, io: Io): string[] {
  const heading = `${harmless(displayName)} (${id ?? 'no id'})`;
  if (!identity) return [heading, `  ${paint(io, 'red', harmless(problem ?? ''))}`];
  const lack = lacks && lackText(lacks);
  return [
    heading,
    `  ${identity.acts === 'user' ? 'Account' : 'Application'}: ${harmless(identity.account)}, token for ${identity.tenantId}`,
    `  Permissions: ${identity.permissions.join(', ') || 'none'}`,
    `  Roles: ${identity.directoryRoles ? identity.directoryRoles.join(', ') || 'none' : 'the token does not tell'}`,
    lack ? `  ${paint(io, 'red', `Lacks ${lack}.`)}` : `  ${paint(io, 'green', 'Nothing is lacking.')}`,
  ];
}
