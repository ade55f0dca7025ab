import { writeFileSync } from "node:fs";
import { faultsPage } from "#tests/house/faults-page.ts";

writeFileSync("docs/faults.md", faultsPage());
console.log("docs/faults.md is written.");
