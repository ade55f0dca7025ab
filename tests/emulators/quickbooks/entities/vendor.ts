import type { Books, BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, currencyRef } from "../ledger/currency.ts";
import { nameBalance } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { numberAddresses } from "./addresses.ts";
import { displayName, NAME_FILTERS, printedName, registerCurrency } from "./customer.ts";
import { activeState } from "./list-fields.ts";
import { leaveWithBalance } from "./offset-balance.ts";
import { bookOpeningBalance, openingMembers } from "./opening-balance.ts";

function buildVendor(input: BuildInput): Wire {
  const { books, draft, existing } = input;
  const state = activeState(draft, existing);
  leaveWithBalance(books, "Vendor", draft, existing);
  const name = state.rename(displayName(draft));
  const currency = existing === undefined ? currencyOf(books, draft) : currencyOf(books, existing);
  registerCurrency(books, currency);
  const tax = textAt(draft, "TaxIdentifier");
  const { Balance: _balance, OpenBalanceDate: _date, ...fields } = draft;
  return withoutNulls({
    ...numberAddresses(books, fields, existing),
    ...openingMembers(input),
    DisplayName: name,
    PrintOnCheckName: textAt(draft, "PrintOnCheckName") || (printedName(draft) ?? name),
    Active: state.active,
    Vendor1099: booleanAt(draft, "Vendor1099") ?? false,
    TaxIdentifier: tax === undefined ? undefined : `XXXXX${tax.slice(-4)}`,
    CurrencyRef: currencyRef(currency),
  });
}

function presentVendor(books: Books, object: Wire): Wire {
  const digits = currencyDigits(currencyOf(books, object));
  return { ...object, Balance: toNumber(fromMinor(-nameBalance(books, String(object.Id)), digits)) };
}

export const vendor: EntityDefinition = {
  name: "Vendor",
  kind: "list",
  idFamily: "names",
  operations: ["create", "update"],
  references: [{ path: "TermRef", entity: "Term" }],
  filterable: NAME_FILTERS,
  sortable: NAME_FILTERS,
  computed: ["Balance"],
  order: { field: "DisplayName", descending: false },
  build: buildVendor,
  settle: (books, before, after) => bookOpeningBalance(books, "Vendor", before, after),
  present: presentVendor,
};
