import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchCore } from "./bench-core.ts";
import { benchRoad } from "./bench-road.ts";
import type { BenchRow } from "./measure.ts";
import { measureQuickBooksEmulator } from "./quickbooks-emulator.ts";

const resultFile = join(dirname(fileURLToPath(import.meta.url)), "results", "latest.json");

const rows: BenchRow[] = [...benchCore(), ...(await measureQuickBooksEmulator()), ...(await benchRoad())];
for (const row of rows) {
  const value = row.value.toFixed(row.value < 10 ? 2 : 0);
  console.log(
    `${row.name.padEnd(48)} ${value.padStart(10)} ${row.unit}${row.baseline ? ` (${row.baseline} = 1)` : ""}`,
  );
}
mkdirSync(dirname(resultFile), { recursive: true });
writeFileSync(
  resultFile,
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, rows }, null, 2)}\n`,
);
