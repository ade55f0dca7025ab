import { parseArgs } from "node:util";
import {
  SAMPLE_COMPANY_NAMES,
  sampleCompany,
} from "#tests/emulators/quickbooks/companies/sample-companies.ts";

export type DemoArguments = {
  once: boolean;
  seed: boolean;
  fresh: boolean;
  printSettings: boolean;
  /** First of the ports: the shop's admin, then the app, then QuickBooks. */
  port: number;
  imports: string[];
  /** Name of a sample company of the QuickBooks emulator; null is its ordinary one. */
  company: string | null;
  settingsFile: string | null;
  reportFile: string | null;
  dumpFile: string | null;
};

export const usage = `npm run demo -- [options]
  --port N               first port (default 4100): admin host page N, app N+1, QuickBooks N+2
  --fresh                forget the data of earlier demos
  --once                 work until nothing is left to do, print the results and end
  --no-seed              leave the demo store empty
  --import PATH          import REST-shaped orders from a file or folder (repeatable)
  --company NAME         which company the books belong to, such as uk-plus (a wrong name lists all)
  --settings FILE        settings as JSON; --print-settings shows the defaults
  --report FILE          write what became of every order as JSON (with --once)
  --quickbooks-dump FILE write everything in the books as JSON (with --once)`;

/** Reads the command line. Throws an Error with a plain sentence for an unknown option or a wrong value. */
export function parseArguments(args: string[]): DemoArguments {
  const { values } = parseArgs({
    args,
    allowPositionals: false,
    options: {
      once: { type: "boolean", default: false },
      "no-seed": { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      "print-settings": { type: "boolean", default: false },
      port: { type: "string", default: "4100" },
      import: { type: "string", multiple: true, default: [] },
      company: { type: "string" },
      settings: { type: "string" },
      report: { type: "string" },
      "quickbooks-dump": { type: "string" },
    },
  });
  return {
    once: values.once,
    seed: !values["no-seed"],
    fresh: values.fresh,
    printSettings: values["print-settings"],
    port: readPort(values.port),
    imports: values.import,
    company: readCompany(values.company),
    settingsFile: values.settings ?? null,
    reportFile: values.report ?? null,
    dumpFile: values["quickbooks-dump"] ?? null,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port;
  throw new Error(`--port takes a number from 1 to 65533, not "${text}".`);
}

function readCompany(name: string | undefined): string | null {
  if (name === undefined) return null;
  if (sampleCompany(name)) return name;
  throw new Error(`--company takes one of ${SAMPLE_COMPANY_NAMES.join(", ")}, not "${name}".`);
}
