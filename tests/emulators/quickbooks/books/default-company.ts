import { countryOf } from "../companies/countries.ts";
import { companyFields, countryCodeOf, homeOf, preferenceFields } from "./company-fields.ts";
import type { CompanySeed } from "./company-seed.ts";
import { type AccountRow, DEFAULT_ACCOUNTS } from "./default-accounts.ts";
import { installLists } from "./default-lists.ts";
import { classificationOf, insertObject } from "./new-object.ts";
import { pacificDay } from "./pacific-time.ts";
import { installTax } from "./tax-set-up.ts";
import type { Books, Wire } from "./types.ts";
import { claimName } from "./unique-names.ts";

/** Writes a new company into empty books; call inside a transaction. */
export function createCompany(books: Books, seed: CompanySeed): void {
  const country = countryCodeOf(seed);
  const home = homeOf(seed);
  insertObject(books, "CompanyInfo", companyFields(seed, pacificDay(books.now())), "1");
  insertObject(books, "Preferences", preferenceFields(seed), "1");
  for (const row of DEFAULT_ACCOUNTS) insertAccount(books, row, home);
  installLists(books, country);
  if (seed.tax !== "none") {
    const tax = seed.taxSetUp ?? countryOf(country).tax;
    for (const { account } of tax.agencies) {
      insertAccount(books, [account.id, account.name, "Other Current Liability", "GlobalTaxPayable"], home);
    }
    installTax(books, tax);
    if (country === "US") installPseudoCodes(books);
  }
  startCounters(books);
}

function insertAccount(
  books: Books,
  [id, Name, AccountType, AccountSubType]: AccountRow,
  home: string,
): void {
  const fields = {
    Name,
    SubAccount: false,
    FullyQualifiedName: Name,
    Active: true,
    Classification: classificationOf(AccountType) ?? "Asset",
    AccountType,
    AccountSubType,
    CurrencyRef: { value: home },
  };
  claimName(books, "Account", String(id), undefined, fields);
  insertObject(books, "Account", fields, String(id));
}

/** US companies list the two codes that lines carry beside the real ones. */
function installPseudoCodes(books: Books): void {
  const table = books.db.table<Wire>("entity:TaxCode");
  table.set("TAX", { Id: "TAX", Name: "TAX", Taxable: true, TaxGroup: false });
  table.set("NON", { Id: "NON", Name: "NON", Taxable: false, TaxGroup: false });
}

/** The next free id of every list that starts with rows of its own. */
function startCounters(books: Books): void {
  const counters = books.db.table<number>("counters");
  for (const definition of books.definitions()) {
    const ids = books
      .list(definition.name)
      .map((object) => Number(object.Id))
      .filter(Number.isFinite);
    const highest = Math.max(counters.get(`id:${definition.idFamily}`) ?? 0, ...ids);
    counters.set(`id:${definition.idFamily}`, highest);
  }
}
