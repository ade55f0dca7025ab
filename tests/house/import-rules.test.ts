import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cruiseImports, importRules, type Violation } from "#tests/house/cruise-imports.ts";

/** For every rule a file with an import that breaks it; what `#...` names is created empty. */
const planted: Record<string, { file: string; imports: string | null; asType?: true }> = {
  "domain-imports-nothing-of-ours": {
    file: "app/domain/money.ts",
    imports: "#app/shopify/wire.ts",
    asType: true,
  },
  "platform-imports-npm-only": { file: "app/platform/clock.ts", imports: "#app/domain/sale.ts" },
  "contracts-import-domain-types": { file: "app/contracts/push.ts", imports: "#app/sync/ports.ts" },
  "ui-imports-domain-and-contracts": { file: "app/ui/card.tsx", imports: "#app/db/rows.ts" },
  "sync-imports-domain-and-platform": { file: "app/sync/binder.ts", imports: "#app/qbo/wire.ts" },
  "shopify-imports-ports-only": { file: "app/shopify/client.ts", imports: "#app/sync/consider-order.ts" },
  "qbo-imports-ports-only": { file: "app/qbo/client.ts", imports: "#app/shopify/wire.ts" },
  "queue-imports-ports-only": { file: "app/queue/queue.ts", imports: "#app/db/rows.ts" },
  "db-imports-ports-only": { file: "app/db/store.ts", imports: "#app/queue/definition.ts" },
  "routes-import-pages-and-services": {
    file: "app/routes/app.tsx",
    imports: "#app/db/rows.ts",
    asType: true,
  },
  "remix-entry-imports-pages": { file: "app/root.tsx", imports: "#app/platform/env.ts" },
  "services-import-no-pages": { file: "app/services/join.ts", imports: "#app/ui/frame.tsx" },
  "main-starts-services": { file: "app/main.server.ts", imports: "#app/sync/consider-order.ts" },
  "only-services-join": { file: "app/sync/engine.ts", imports: "#app/services/adapters.ts" },
  "routes-know-services-by-type": { file: "app/routes/home.tsx", imports: "#app/services.server.ts" },
  "adapters-know-ports-by-type": { file: "app/qbo/books.ts", imports: "#app/sync/ports.ts" },
  "domain-does-no-input-or-output": { file: "app/domain/read.ts", imports: "node:fs" },
  "domain-uses-few-packages": { file: "app/domain/frame.ts", imports: "listed" },
  "app-imports-no-tests": { file: "app/qbo/fake.ts", imports: "#tests/support/a-sale.ts" },
  "tests-beside-code-use-support": {
    file: "app/qbo/fake.test.ts",
    imports: "#tests/emulators/shopify/start.ts",
  },
  "extensions-import-contracts": { file: "extensions/block/index.tsx", imports: "#app/domain/sale.ts" },
  "emulators-import-no-app": { file: "tests/emulators/shopify/money.ts", imports: "#app/domain/sale.ts" },
  "emulators-know-no-other": {
    file: "tests/emulators/shopify/books.test.ts",
    imports: "#tests/emulators/quickbooks/start.ts",
  },
  "emulators-stand-alone": { file: "tests/emulators/shopify/serve.ts", imports: "#tests/support/a-sale.ts" },
  "no-cycles": { file: "app/domain/circle.ts", imports: "#app/domain/circle.ts" },
  "no-orphans-in-app": { file: "app/domain/forgotten.ts", imports: null },
  "no-orphans-in-tests": { file: "tests/support/forgotten.ts", imports: null },
  "no-unresolvable": { file: "app/domain/typo.ts", imports: "./nowhere.ts" },
  "app-needs-no-dev-packages": { file: "app/db/tool.ts", imports: "tool" },
  "no-unlisted-packages": { file: "app/db/stray.ts", imports: "stray" },
};

const folder = mkdtempSync(path.join(tmpdir(), "plumbline-imports-"));
let found: Violation[] = [];

beforeAll(async () => {
  for (const name of ["listed", "tool", "stray"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "export default 1;\n");
  }
  const aliases = { "#app/*": "./app/*", "#tests/*": "./tests/*" };
  const packages = { dependencies: { listed: "1.0.0" }, devDependencies: { tool: "1.0.0" } };
  write("package.json", JSON.stringify({ name: "planted", type: "module", imports: aliases, ...packages }));
  for (const { imports } of Object.values(planted)) {
    if (imports?.startsWith("#"))
      write(imports.slice(1), "export type Thing = 1;\nexport const thing = 1;\n");
  }
  for (const { file, imports, asType } of Object.values(planted)) {
    const line = asType ? `import type { Thing } from "${imports}";` : `import { thing } from "${imports}";`;
    write(file, imports === null ? "export const thing = 1;\n" : `${line}\nexport const thing = 2;\n`);
  }
  found = (await cruiseImports(folder)).violations;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

test("no import of the project breaks a rule", async () => {
  const { violations, files } = await cruiseImports(process.cwd());
  expect(files).toBeGreaterThan(100);
  expect(violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
});

test("every rule has a planted violation and says why it is there", () => {
  expect(Object.keys(planted).sort()).toEqual(importRules.forbidden.map(({ name }) => name).sort());
  expect(importRules.forbidden.filter(({ comment }) => comment.length < 20)).toEqual([]);
});

test.each(Object.entries(planted))("a planted violation of %s is found", (rule, { file }) => {
  const isFound = found.some(
    (violation) => violation.rule === rule && [violation.from, violation.to].includes(file),
  );
  expect(isFound, JSON.stringify(found.filter(({ from }) => from === file))).toBe(true);
});
