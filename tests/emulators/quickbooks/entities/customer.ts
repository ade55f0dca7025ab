import { placeInTree } from "../books/hierarchy.ts";
import { insertObject } from "../books/new-object.ts";
import { homeCurrency, preference, taxRegime } from "../books/preferences.ts";
import { refuseDocumented, refuseEnumeration } from "../books/refused-request.ts";
import type { Books, BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, isRecord, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { requireNothingUnbilled } from "../charges/invoiced-charges.ts";
import { CURRENCY_NAMES, currencyOf, currencyRef } from "../ledger/currency.ts";
import { nameBalance } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { numberAddresses } from "./addresses.ts";
import { activeState, META_FIELDS } from "./list-fields.ts";
import { leaveWithBalance } from "./offset-balance.ts";
import { bookOpeningBalance, openingMembers } from "./opening-balance.ts";

const NAME_PARTS = ["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"];

export const NAME_FILTERS = [
  "Id",
  "DisplayName",
  "GivenName",
  "FamilyName",
  "MiddleName",
  "CompanyName",
  "Active",
  "FullyQualifiedName",
  "PrintOnCheckName",
  "Balance",
  ...META_FIELDS,
];

/** DisplayName of a customer, vendor or employee: as sent, else built from the parts of the name (6080 without any). */
export function displayName(draft: Wire): string {
  const own = textAt(draft, "DisplayName");
  if (own !== undefined && own.trim() !== "") return own;
  return nameOfParts(draft) ?? refuseDocumented("6080", "");
}

/** What checks are made out to unless it was sent: the company, else the parts of the name, else DisplayName. */
export function printedName(draft: Wire): string | undefined {
  return textAt(draft, "CompanyName")?.trim() || nameOfParts(draft);
}

function nameOfParts(draft: Wire): string | undefined {
  const parts = NAME_PARTS.map((part) => textAt(draft, part)?.trim() ?? "").filter((part) => part !== "");
  return parts.length === 0 ? undefined : parts.join(" ");
}

/** A currency joins the company's list with its first use. */
export function registerCurrency(books: Books, currency: string): void {
  if (currency === homeCurrency(books)) return;
  if (books.list("CompanyCurrency").some((each) => each.Code === currency)) return;
  const Name = CURRENCY_NAMES[currency] ?? currency;
  insertObject(books, "CompanyCurrency", { Code: currency, Name, Active: true });
}

function buildCustomer(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const state = activeState(draft, existing);
  if (!state.active && existing?.Active !== false) requireNothingUnbilled(books, id);
  leaveWithBalance(books, "Customer", draft, existing);
  const name = state.rename(displayName(draft));
  const currency = existing === undefined ? currencyOf(books, draft) : currencyOf(books, existing);
  const place = placeInTree(books, "Customer", id, { ...draft, DisplayName: name }, "DisplayName");
  registerCurrency(books, currency);
  requireExemptionReason(draft);
  const { Balance: _balance, OpenBalanceDate: _date, ...fields } = draft;
  return withoutNulls({
    ...numberAddresses(books, fields, existing),
    ...openingMembers(input),
    DisplayName: name,
    FullyQualifiedName: place.fullName,
    PrintOnCheckName: textAt(draft, "PrintOnCheckName") || (printedName(draft) ?? name),
    Active: state.active,
    Taxable: booleanAt(draft, "Taxable") ?? true,
    Job: booleanAt(draft, "Job") ?? refAt(draft, "ParentRef") !== undefined,
    BillWithParent: booleanAt(draft, "BillWithParent") ?? false,
    Level: place.level === 0 ? undefined : place.level,
    CurrencyRef: currencyRef(currency),
    PreferredDeliveryMethod: textAt(draft, "PreferredDeliveryMethod") ?? "Print",
    IsProject: false,
    DefaultTaxCodeRef: defaultTaxCode(books, draft),
  });
}

/** Under automated tax the service sets it whatever is sent; outside the US a customer has none of its own. */
function defaultTaxCode(books: Books, draft: Wire): unknown {
  const regime = taxRegime(books);
  const sent = regime === "automated" ? undefined : draft.DefaultTaxCodeRef;
  if (sent !== undefined || regime === "global") return sent;
  const isOn = preference(books, "TaxPrefs", "UsingSalesTax");
  return isOn && books.find("TaxCode", "2") !== undefined ? { value: "2" } : undefined;
}

const EXEMPTION_REASONS = 15;

/** TaxExemptionReasonId counts from 1 (federal government) to 15 (diplomat). */
function requireExemptionReason(draft: Wire): void {
  const reason = textAt(draft, "TaxExemptionReasonId");
  if (reason === undefined || reason === "") return;
  const number = Number(reason);
  if (Number.isInteger(number) && number >= 1 && number <= EXEMPTION_REASONS) return;
  refuseEnumeration("TaxExemptionReasonId", reason);
}

function presentCustomer(books: Books, object: Wire): Wire {
  const digits = currencyDigits(currencyOf(books, object));
  const Balance = toNumber(fromMinor(nameBalance(books, String(object.Id)), digits));
  return { ...object, Balance, BalanceWithJobs: toNumber(fromMinor(withJobs(books, object), digits)) };
}

/** A parent's balance with those of its sub-customers; only customers that have some are walked. */
function withJobs(books: Books, object: Wire): number {
  const children = books.db.table<string[]>("children").get(`Customer:${String(object.Id)}`) ?? [];
  return children.reduce(
    (sum, child) => {
      const customer = books.find("Customer", child);
      return customer === undefined ? sum : sum + withJobs(books, customer);
    },
    nameBalance(books, String(object.Id)),
  );
}

function indexParent(books: Books, before: Wire | undefined, after: Wire | undefined): void {
  const old = refAt(before, "ParentRef");
  const fresh = refAt(after, "ParentRef");
  if (old === fresh || !isRecord(after)) return;
  const table = books.db.table<string[]>("children");
  const id = String(after.Id);
  if (old !== undefined) {
    table.set(
      `Customer:${old}`,
      (table.get(`Customer:${old}`) ?? []).filter((child) => child !== id),
    );
  }
  if (fresh !== undefined) table.set(`Customer:${fresh}`, [...(table.get(`Customer:${fresh}`) ?? []), id]);
}

export const customer: EntityDefinition = {
  name: "Customer",
  kind: "list",
  idFamily: "names",
  operations: ["create", "update"],
  references: [
    { path: "ParentRef", entity: "Customer" },
    { path: "SalesTermRef", entity: "Term" },
    { path: "PaymentMethodRef", entity: "PaymentMethod" },
    { path: "CustomerTypeRef", entity: "CustomerType" },
  ],
  filterable: [...NAME_FILTERS, "PrimaryEmailAddr", "Taxable", "Job", "BillWithParent"],
  sortable: NAME_FILTERS,
  computed: ["Balance", "BalanceWithJobs"],
  order: { field: "DisplayName", descending: false },
  readOnly: ["FullyQualifiedName", "BalanceWithJobs", "Level", "IsProject"],
  build: buildCustomer,
  settle(books, before, after) {
    indexParent(books, before, after);
    bookOpeningBalance(books, "Customer", before, after);
  },
  present: presentCustomer,
};
