import { expect, test } from "vitest";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { aCustomerEntry } from "#tests/support/a-customer.ts";
import { matchCustomer, type WantedCustomer } from "./match-customer.ts";

const wanted: WantedCustomer = {
  currency: "USD",
  email: "ann@example.com",
  names: ["Ann Lee", "Lee, Ann"],
  isCompany: false,
  parentId: null,
};
const match = (entries: CustomerEntry[], changes: Partial<WantedCustomer> = {}, taken: string[] = []) =>
  matchCustomer(
    { ...wanted, ...changes },
    entries.map((entry) => ({ entry, isTaken: taken.includes(entry.id) })),
  );

test("I-07: the e-mail address counts before the name", () => {
  const byEmail = aCustomerEntry({ id: "1", name: "A. Lee", email: "ANN@example.com" });
  const byName = aCustomerEntry({ id: "2", name: "Ann Lee", email: null });
  expect(match([byName, byEmail])).toMatchObject({ kind: "one", entry: { id: "1" }, by: "email" });
});

test("I-08: without an e-mail match the name counts, as people write it", () => {
  expect(match([aCustomerEntry({ name: "LEE,  ann", email: null })])).toMatchObject({
    kind: "one",
    by: "name",
  });
  expect(match([aCustomerEntry({ name: "Ann Lee" })], { email: null })).toMatchObject({
    kind: "one",
    by: "name",
  });
});

test("a namesake with another address is somebody else, and so is one that is linked to another customer", () => {
  expect(match([aCustomerEntry({ email: "other@example.com" })])).toEqual({ kind: "none" });
  expect(match([aCustomerEntry({ id: "1" })], {}, ["1"])).toEqual({ kind: "none" });
});

test("never a guess between two: names decide between equal addresses, a person between the rest", () => {
  const two = [aCustomerEntry({ id: "1", name: "Ann One" }), aCustomerEntry({ id: "2", name: "Ann Two" })];
  expect(match(two)).toMatchObject({ kind: "many", by: "email", entries: [{ id: "1" }, { id: "2" }] });
  const third = aCustomerEntry({ id: "3", name: "ann lee" });
  expect(match([...two, third])).toMatchObject({ kind: "one", entry: { id: "3" }, by: "email" });
  const named = [
    aCustomerEntry({ id: "1", email: null }),
    aCustomerEntry({ id: "2", name: "Lee, Ann", email: null }),
  ];
  expect(match(named)).toMatchObject({ kind: "many", by: "name" });
});

test("inactive, gone, project, sub-customer and other currency are nobody's match", () => {
  const others: Partial<CustomerEntry>[] = [
    { isActive: false },
    { isDeleted: true },
    { isProject: true },
    { isJob: true, parentId: "9" },
    { currency: "EUR" },
  ];
  for (const changes of others) expect(match([aCustomerEntry(changes)])).toEqual({ kind: "none" });
});

test("a company is matched by its name; an address alone is a person's", () => {
  const company = { isCompany: true, names: ["Acme"], email: "ann@example.com" };
  expect(match([aCustomerEntry({ name: "Ann Lee" })], company)).toEqual({ kind: "none" });
  const acme = aCustomerEntry({ name: "Acme", email: "books@acme.example" });
  expect(match([acme], company)).toMatchObject({ kind: "one", by: "name" });
});

test("a place of a company is looked for among the sub-customers of the company only", () => {
  const place = { isCompany: true, names: ["Acme - Ulm"], email: null, parentId: "9" };
  const ulm = aCustomerEntry({ name: "Acme - Ulm", isJob: true, parentId: "9" });
  expect(match([ulm], place)).toMatchObject({ kind: "one" });
  expect(match([{ ...ulm, parentId: "8" }], place)).toEqual({ kind: "none" });
});

test("one of several addresses of an entry is enough", () => {
  const entry = aCustomerEntry({ email: "books@example.com, ann@example.com" });
  expect(match([entry])).toMatchObject({ kind: "one", by: "email" });
});
