import { refuseDocumented } from "../books/refused-request.ts";
import type { Books, BuildInput, Wire } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { openingBalanceEquityId, payableAccountId, receivableAccountId } from "../ledger/system-accounts.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { writeEntity } from "../operations/write-entity.ts";

type Side = { entity: "Customer" | "Vendor"; increase: "Debit" | "Credit"; decrease: "Debit" | "Credit" };

const SIDES = {
  Customer: { entity: "Customer", increase: "Debit", decrease: "Credit" },
  Vendor: { entity: "Vendor", increase: "Credit", decrease: "Debit" },
} as const satisfies Record<string, Side>;

/**
 * `Balance` and `OpenBalanceDate`, which count when a name is created and never again; kept until
 * `bookOpeningBalance` has booked them. 6060 when the day is missing.
 */
export function openingMembers({ draft, mode }: BuildInput): Wire {
  const balance = toDecimal(draft.Balance);
  if (mode !== "create" || balance === undefined || toNumber(balance) === 0) return {};
  const day = textAt(draft, "OpenBalanceDate");
  if (day !== undefined && day !== "") return { Balance: toNumber(balance), OpenBalanceDate: day };
  return refuseDocumented("6060", "OpenBalanceDate");
}

/** Books what a new name owes or is owed, in its own currency, as a journal entry against Opening Balance Equity. */
export function bookOpeningBalance(
  books: Books,
  name: keyof typeof SIDES,
  before: Wire | undefined,
  after: Wire | undefined,
): void {
  if (before !== undefined || after?.Balance === undefined) return;
  const { Balance: sent, OpenBalanceDate: TxnDate, ...object } = after;
  books.db.table<Wire>(`entity:${name}`).set(String(after.Id), object);
  const balance = Number(sent);
  const side = SIDES[name];
  const [own, other] = balance > 0 ? [side.increase, side.decrease] : [side.decrease, side.increase];
  const currency = currencyOf(books, object);
  const account =
    name === "Customer" ? receivableAccountId(books, currency) : payableAccountId(books, currency);
  const Entity = { Type: name, EntityRef: { value: String(after.Id) } };
  const line = (PostingType: string, value: string, more: Wire) => ({
    Amount: Math.abs(balance),
    Description: "Opening balance",
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: { value }, ...more },
  });
  writeEntity(books, {
    definition: books.definition("JournalEntry"),
    operation: "create",
    include: new Set(),
    body: {
      TxnDate,
      CurrencyRef: { value: currency },
      PrivateNote: "Opening balance",
      Line: [line(own, account, { Entity }), line(other, openingBalanceEquityId(books), {})],
    },
  });
}
