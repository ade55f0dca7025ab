import { placeInTree } from "../books/hierarchy.ts";
import { classificationOf } from "../books/new-object.ts";
import { homeCurrency } from "../books/preferences.ts";
import { refuse, refuseEnumeration } from "../books/refused-request.ts";
import type { Books, BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, currencyRef } from "../ledger/currency.ts";
import { accountBalance } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { ACCOUNT_TYPES, accountTypeOfSubType, defaultSubType } from "./account-types.ts";
import { activeState, META_FIELDS } from "./list-fields.ts";

function buildAccount(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const state = activeState(draft, existing);
  const name = state.rename(textAt(draft, "Name") ?? "");
  const types = accountTypes(draft, existing);
  const place = placeInTree(books, "Account", id, { ...draft, Name: name }, "Name");
  const currency = existing === undefined ? currencyOf(books, draft) : currencyOf(books, existing);
  const parent = refAt(draft, "ParentRef");
  if (parent !== undefined && books.find("Account", parent)?.AccountType !== types.AccountType) {
    refuseTypes("A sub-account must be of the same type as its parent.");
  }
  return withoutNulls({
    ...draft,
    Name: name,
    FullyQualifiedName: place.fullName,
    SubAccount: parent !== undefined,
    Active: state.active,
    ...types,
    Classification: classificationOf(types.AccountType),
    CurrencyRef: currencyRef(currency),
  });
}

/** Type and subtype: either may be left out; together they must belong to each other (2170, whose text names both). */
function accountTypes(
  draft: Wire,
  existing: Wire | undefined,
): { AccountType: string; AccountSubType: string } {
  const type = textAt(draft, "AccountType") ?? accountTypeOfSubType(textAt(draft, "AccountSubType"));
  const known = type ?? textAt(existing, "AccountType");
  if (known === undefined || !(known in ACCOUNT_TYPES))
    return refuseTypes(`AccountType ${known ?? "is missing"}`);
  const subType = textAt(draft, "AccountSubType") ?? defaultSubType(known);
  const owner = accountTypeOfSubType(subType);
  if (owner !== undefined && owner !== known) {
    refuseEnumeration("", "Invalid Account.AccountType && Account.SubType");
  }
  return { AccountType: known, AccountSubType: subType };
}

function refuseTypes(detail: string): never {
  refuse({
    code: "6010",
    message: "Invalid AccountType/SubType combination",
    detail,
    element: "AccountType",
  });
}

/** Balance-sheet accounts show debits minus credits, so that what is owed reads negative; others show 0. */
function presentAccount(books: Books, object: Wire): Wire {
  const own = accountMinor(books, object);
  const digits = currencyDigits(currencyOf(books, object));
  return {
    ...object,
    CurrentBalance: toNumber(fromMinor(own, digits)),
    CurrentBalanceWithSubAccounts: toNumber(fromMinor(own, digits)),
  };
}

function accountMinor(books: Books, object: Wire): number {
  if (object.Classification === "Revenue" || object.Classification === "Expense") return 0;
  const balance = accountBalance(books, String(object.Id));
  return currencyOf(books, object) === homeCurrency(books) ? balance.homeMinor : balance.foreignMinor;
}

const SORTABLE = [
  "Id",
  "Name",
  "FullyQualifiedName",
  "AccountType",
  "AccountSubType",
  "Classification",
  "CurrentBalance",
  "Active",
  "SubAccount",
  ...META_FIELDS,
];

export const account: EntityDefinition = {
  name: "Account",
  kind: "list",
  idFamily: "Account",
  operations: ["create", "update"],
  references: [{ path: "ParentRef", entity: "Account" }],
  filterable: [...SORTABLE, "AcctNum", "ParentRef"],
  sortable: SORTABLE,
  computed: ["CurrentBalance", "CurrentBalanceWithSubAccounts"],
  order: { field: "Name", descending: false },
  readOnly: [
    "FullyQualifiedName",
    "Classification",
    "CurrentBalance",
    "CurrentBalanceWithSubAccounts",
    "SubAccount",
  ],
  build: buildAccount,
  present: presentAccount,
};
