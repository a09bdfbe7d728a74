import { createInterface } from 'node:readline/promises';
import manifest from '../package.json' with { type: 'json' };
import { runCli } from './cli.ts';
import { exitCodes } from './exit-codes.ts';
import { tooOld } from './node-version.ts';

const old = tooOld(process.versions.node, manifest.engines.node);
if (old) {
  process.stderr.write(`error ${old}\n`);
  process.exit(exitCodes.failed);
}

// A reader that goes away, such as `head`, ends nothing; whoever writes tenants finishes.
process.stderr.on('error', () => undefined);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error The output cannot be written: ${error.message}\n`);
  process.exitCode = exitCodes.failed;
});

const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY);

await runCli(process.argv.slice(2), {
  out: text => void process.stdout.write(`${text}\n`),
  err: text => void process.stderr.write(`${text}\n`),
  terminal,
  colour: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
  cwd: process.cwd(),
  ...(terminal
    ? {
        async confirm(question: string) {
          const lines = createInterface({ input: process.stdin, output: process.stderr });
          const answer = await lines.question(`${question} [y/N] `);
          lines.close();
          return /^y(es)?$/i.test(answer.trim());
        },
      }
    : {}),
});
