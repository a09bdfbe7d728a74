import { startServer } from './start.ts';

export { startServer };

// The entry of the language server's own process; the command line imports it and starts by itself.
if (/[\\/](dist[\\/]server\.cjs|server[\\/]main\.ts)$/.test(process.argv[1] ?? '')) startServer();
