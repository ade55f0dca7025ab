import { countryOf } from "../companies/countries.ts";
import { insertObject } from "./new-object.ts";
import type { Books, Wire } from "./types.ts";
import { claimName } from "./unique-names.ts";

/** Terms, payment methods and the two service items that every new company has. */
export function installLists(books: Books, countryCode: string): void {
  const terms: readonly [string, string, number][] = [
    ["1", "Due on receipt", 0],
    ["2", "Net 15", 15],
    ["3", "Net 30", 30],
    ["4", "Net 60", 60],
  ];
  for (const [id, Name, DueDays] of terms) {
    insertNamed(books, "Term", id, { Name, Type: "STANDARD", DiscountPercent: 0, DueDays });
  }
  const methods: readonly [string, string, string][] = [
    ["1", "Cash", "NON_CREDIT_CARD"],
    ["2", countryOf(countryCode).checkWord, "NON_CREDIT_CARD"],
    ["3", "Visa", "CREDIT_CARD"],
    ["4", "MasterCard", "CREDIT_CARD"],
    ["5", "Discover", "CREDIT_CARD"],
    ["6", "American Express", "CREDIT_CARD"],
  ];
  for (const [id, Name, Type] of methods) insertNamed(books, "PaymentMethod", id, { Name, Type });
  installItems(books);
}

function installItems(books: Books): void {
  const items: readonly [string, string][] = [
    ["1", "Services"],
    ["2", "Hours"],
  ];
  for (const [id, Name] of items) {
    insertNamed(books, "Item", id, {
      Name,
      FullyQualifiedName: Name,
      Taxable: false,
      UnitPrice: 0,
      PurchaseCost: 0,
      Type: "Service",
      IncomeAccountRef: { value: "1", name: "Services" },
      TrackQtyOnHand: false,
    });
  }
}

function insertNamed(books: Books, entity: string, id: string, fields: Wire): void {
  claimName(books, entity, id, undefined, fields);
  insertObject(books, entity, { ...fields, Active: true }, id);
}
