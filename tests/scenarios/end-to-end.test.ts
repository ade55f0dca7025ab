import { afterAll, beforeAll, expect, test } from "vitest";
import { openCaseEngine } from "./case-engine.ts";
import { readCompanyFacts } from "./company-facts.ts";
import { planCase } from "./plan-case.ts";
import { plannedBooks } from "./planned-books.ts";
import { cases } from "./read-cases.ts";
import { storedBooks, trialBalance } from "./stored-books.ts";
import { isToldByOwnAccounts, storedJournal } from "./stored-journal.ts";

let engine: Awaited<ReturnType<typeof openCaseEngine>>;
beforeAll(async () => {
  engine = await openCaseEngine();
});
afterAll(() => engine?.close());

test.each(cases)("$name", async (one) => {
  const { settings, place, expected } = one;
  const opened = await engine.openCase(one);
  const plan = planCase(await opened.readSale(), settings, await readCompanyFacts(place));
  const { record, dump } = await opened.run();
  if (!plan.ok) {
    expect(record.reason).toMatchObject({ code: expected.code, cause: expected.cause });
    expect(storedBooks(dump, "USD")).toEqual([]);
    return;
  }
  const { proof, documents } = plan.value;
  expect([record.status, record.reason]).toEqual(["Synchronized", null]);
  expect(record.proof).toEqual(proof);
  expect(storedBooks(dump, proof.currency)).toEqual(plannedBooks(plan.value));
  expect(trialBalance(dump)).toBe(0);
  if (isToldByOwnAccounts(documents, dump, proof.currency)) {
    expect(storedJournal(dump, documents, proof.currency)).toEqual(expected.journal);
  }
  const again = await opened.run();
  expect([again.record.status, again.record.reason]).toEqual(["Synchronized", null]);
  expect(again.dump).toEqual(dump);
});
