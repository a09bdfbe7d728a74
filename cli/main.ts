import { createInterface } from 'node:readline/promises';
import { runCli } from './cli.ts';

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
