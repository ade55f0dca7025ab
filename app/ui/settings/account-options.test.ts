import { expect, test } from "vitest";
import { accountOptions } from "./account-options.ts";

const accounts = [
  { id: "2", name: "Services", type: "Income" },
  { id: "1", name: "Product sales", type: "Income" },
  { id: "3", name: "Checking", type: "Bank" },
];

test("a purpose offers the account the app creates, then fitting accounts by name", () => {
  const options = accountOptions(accounts, "income", "");
  expect(options).toEqual([
    { value: "", label: "Created by Plumbline" },
    { value: "1", label: "Product sales" },
    { value: "2", label: "Services" },
  ]);
});

test("a chosen account that no longer fits stays in sight", () => {
  const options = accountOptions(accounts, "clearing", "99");
  expect(options).toContainEqual({ value: "99", label: expect.stringContaining("Account 99") });
});
