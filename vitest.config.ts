import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["app/**/*.test.{ts,tsx}", "extensions/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", "build/**"],
    // The second one ends the output with the counts alone on the last line.
    reporters: [["default", { summary: false }], "./tests/support/count-reporter.ts"],
    pool: "forks",
    maxWorkers: 2,
    // A busy machine is slow, not wrong: what is polled may take longer than the default second.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    dangerouslyIgnoreUnhandledErrors: false,
    passWithNoTests: false,
  },
});
