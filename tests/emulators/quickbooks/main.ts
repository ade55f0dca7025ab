import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { CompanySeed } from "./books/company-seed.ts";
import { SAMPLE_COMPANY_NAMES, sampleCompany } from "./companies/sample-companies.ts";
import { startQuickBooksEmulator } from "./start.ts";

const { values } = parseArgs({
  options: { port: { type: "string" }, company: { type: "string" }, data: { type: "string" } },
});

const port = values.port === undefined ? 0 : Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port wants a port number, got ${values.port}`);
  process.exit(2);
}

/** `--company` is the name of a sample company or a file; undefined when it is neither. */
function companyOf(choice: string): CompanySeed | undefined {
  const sample = sampleCompany(choice);
  if (sample !== undefined || !existsSync(choice)) return sample;
  return JSON.parse(readFileSync(choice, "utf8")) as CompanySeed;
}

const company = values.company === undefined ? {} : companyOf(values.company);
if (company === undefined) {
  console.error(`--company wants a file or one of ${SAMPLE_COMPANY_NAMES.join(", ")}; got ${values.company}`);
  process.exit(2);
}
const emulator = await startQuickBooksEmulator({
  port,
  company,
  ...(values.data === undefined ? {} : { dataFile: values.data }),
});
const { close, ...printed } = emulator;
console.log(JSON.stringify(printed));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
