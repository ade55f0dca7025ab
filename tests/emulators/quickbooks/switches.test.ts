import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SWITCHES, type Switch } from "./books/switches.ts";
import { PROTOCOL_PROBES } from "./protocol-switch-probes.ts";
import { PURCHASE_PROBES } from "./purchase-switch-probes.ts";
import { FORM_PROBES, type Probe } from "./switch-probes.ts";
import { aClient } from "./test-client.ts";
import { WEBHOOK_PROBES } from "./webhook-switch-probes.ts";

const PROBES: Record<string, Probe> = {
  ...FORM_PROBES,
  ...PROTOCOL_PROBES,
  ...PURCHASE_PROBES,
  ...WEBHOOK_PROBES,
};
const SWITCH_ROWS = Object.entries<Switch>(SWITCHES);
const CASES = SWITCH_ROWS.flatMap(([name, { choices }]) =>
  choices.map((choice, index) => ({ name, choice, isDefault: index === 0 })),
);

test("every switch has a probe that tells its choices apart", () => {
  expect(Object.keys(PROBES).sort()).toEqual(Object.keys(SWITCHES).sort());
  for (const [name, { choices }] of SWITCH_ROWS) {
    expect(Object.keys(PROBES[name]?.answers ?? {})).toEqual(choices.map(String).sort(numbersFirst(name)));
    const answers = Object.values(PROBES[name]?.answers ?? {}).map((answer) => JSON.stringify(answer));
    expect(new Set(answers).size).toBe(choices.length);
  }
});

/** Keys of an object that look like numbers come first and in order; the others stay as they were written. */
function numbersFirst(name: string): (a: string, b: string) => number {
  const order = Object.keys(PROBES[name]?.answers ?? {});
  return (a, b) => order.indexOf(a) - order.indexOf(b);
}

test.each(CASES)("$name answers as documented when it is $choice", async ({ name, choice, isDefault }) => {
  const probe = PROBES[name];
  if (probe === undefined) throw new Error(`no probe for ${name}`);
  const client = await aClient({ company: probe.company ?? {} });
  // The default is what answers when nothing was set.
  if (!isDefault) await client.control("POST", "settings", { [name]: choice });
  expect(await probe.run(client)).toEqual(probe.answers[String(choice)]);
});

test("a setting that is none, or a choice that is none, is refused and changes nothing", async () => {
  const client = await aClient();
  const before = await client.control("GET", "settings");
  for (const odd of [{ closedPeriodCode: "6211" }, { nonsense: true }, { honourTaxOverride: "true" }]) {
    expect((await client.control("POST", "settings", odd)).error).toMatch(/is one of|is not a setting/);
  }
  expect(await client.control("GET", "settings")).toEqual(before);
});

test("the README has every switch with its choices, the default in bold", () => {
  const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
  for (const [name, { choices, meaning }] of SWITCH_ROWS) {
    const listed = choices.map((choice, index) => (index === 0 ? `**${choice}**` : String(choice)));
    expect(readme).toContain(`| \`${name}\` | ${listed.join(", ")} | ${meaning} |`);
  }
});
