import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './test/support/closingLineReporter.ts';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores run everything at once, compilers included: a test that waits its turn is not a slow one.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // All cores: vitest would leave one idle, which on two cores doubles the wait.
    maxWorkers: '100%',
    exclude: ['test/interop/**'],
    reporters: ['default', new ClosingLineReporter()],
  },
});
