import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from "dependency-cruiser";

type Configuration = {
  forbidden: (IForbiddenRuleType & { name: string; comment: string })[];
  options: ICruiseOptions;
};

const configFile = path.resolve(import.meta.dirname, "../../.dependency-cruiser.cjs");

/** The import rules of the project. */
export const importRules = createRequire(import.meta.url)(configFile) as Configuration;

export type Violation = { rule: string; from: string; to: string };

/** Reads every import of the project in `folder` and answers those that break a rule, and how many files were read. */
export async function cruiseImports(folder: string): Promise<{ violations: Violation[]; files: number }> {
  const { forbidden, options } = importRules;
  const { output } = await cruise(
    ["app", "tests", "extensions"].filter((part) => existsSync(path.join(folder, part))),
    { ...options, baseDir: folder, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
  );
  if (typeof output === "string") throw new Error(`dependency-cruiser answered text: ${output}`);
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { violations, files: output.summary.totalCruised };
}
