import { writeSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

type Counts = { passed: number; failed: number; skipped: number };

/**
 * Ends the output of a test run with `N passed, N failed` (and `, N skipped`) alone on the last line of stdout, for
 * people and for programs. A file that cannot be loaded, a hook that fails and an error outside of every test count as
 * one failure each; a run that ends with an error code says so even when every test passed.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = countTests(modules);
    counts.failed += unhandledErrors.length;
    // At the very end of the process: other reporters print their summaries at the end of the run as well.
    process.once("exit", (code) => {
      const isSilentFailure = code !== 0 && counts.failed === 0;
      writeSync(1, `${describeCounts({ ...counts, failed: isSilentFailure ? 1 : counts.failed })}\n`);
    });
  }
}

function countTests(modules: readonly TestModule[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "pending") counts.skipped += 1;
      else counts[state] += 1;
    }
    const suites = [module, ...module.children.allSuites()];
    counts.failed += suites.filter((suite) => suite.errors().length > 0).length;
  }
  return counts;
}

function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
