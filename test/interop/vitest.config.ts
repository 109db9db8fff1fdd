import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from '../support/closingLineReporter.ts';

const minutes = 60_000;

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/interop/*.test.ts'],
    // One judge at a time: each is a JVM with a large heap. The first run of a judge builds it, which takes minutes.
    fileParallelism: false,
    testTimeout: 15 * minutes,
    hookTimeout: 1 * minutes,
    reporters: ['default', new ClosingLineReporter()],
  },
});
