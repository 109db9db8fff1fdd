import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './test/support/closingLineReporter.ts';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/interop/**'],
    reporters: ['default', new ClosingLineReporter()],
  },
});
