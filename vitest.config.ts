import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The editor brings the module `vscode`; outside of it there are its texts alone.
  resolve: { alias: { vscode: new URL('test/client/vscode.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
});
