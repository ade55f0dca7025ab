import { afterAll, beforeAll, expect, test } from "vitest";
import { openCaseEngine } from "./case-engine.ts";
import { type CaseShops, openCaseShops } from "./case-shops.ts";
import { readCompanyFacts } from "./company-facts.ts";
import { planCase } from "./plan-case.ts";
import { plannedBooks } from "./planned-books.ts";
import { cases } from "./read-cases.ts";
import { storedBooks, trialBalance } from "./stored-books.ts";

let engine: Awaited<ReturnType<typeof openCaseEngine>>;
let shops: CaseShops;
beforeAll(async () => {
  [engine, shops] = await Promise.all([openCaseEngine(), openCaseShops()]);
});
afterAll(async () => {
  await Promise.all([engine?.close(), shops?.close()]);
});

test.each(cases)("$name", async (one) => {
  const { settings, place, expected } = one;
  const plan = planCase(
    await shops.readSale(one, settings.booksCurrency),
    settings,
    await readCompanyFacts(place),
  );
  const opened = await engine.openCase(one);
  const { record, dump } = await opened.run();
  if (!plan.ok) {
    expect(record.reason).toMatchObject({ code: expected.code, cause: expected.cause });
    expect(storedBooks(dump, "USD")).toEqual([]);
    return;
  }
  const { proof } = plan.value;
  expect([record.status, record.reason]).toEqual(["Synchronized", null]);
  expect(record.proof).toEqual(proof);
  expect(storedBooks(dump, proof.currency)).toEqual(plannedBooks(plan.value));
  expect(trialBalance(dump)).toBe(0);
  const again = await opened.run();
  expect([again.record.status, again.record.reason]).toEqual(["Synchronized", null]);
  expect(again.dump).toEqual(dump);
});
