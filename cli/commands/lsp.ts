import type { Command } from 'commander';

/** `tenantry lsp --stdio`: the language server for any editor. */
export function lspCommand(program: Command): void {
  program
    .command('lsp')
    .description('Run the language server for an editor that speaks the Language Server Protocol')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => {
      const { startServer } = await import('../../server/main.ts');
      startServer();
    });
}
