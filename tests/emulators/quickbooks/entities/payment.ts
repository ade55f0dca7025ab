import { defaultDay } from "../books/default-day.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, requireAccountCurrency, transactionCurrency } from "../ledger/currency.ts";
import { accountOfType, receivableAccountId, undepositedFundsId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { RECEIVABLES } from "../operations/application-sides.ts";
import { settlePayment, unappliedAmount } from "../operations/applications.ts";
import { readAppliedLines } from "../operations/applied-lines.ts";
import { autoApplyCredit } from "../operations/auto-apply.ts";
import { paymentPostings } from "../operations/payment-postings.ts";
import { omit } from "../sales/sales-form.ts";
import { voidedNote } from "../sales/voided-form.ts";
import { META_FIELDS } from "./list-fields.ts";
import { MONEY_ACCOUNTS } from "./sales-receipt.ts";

function buildPayment(input: BuildInput): Wire {
  const { books, draft, id } = input;
  const customerId = refAt(draft, "CustomerRef") ?? refuseMissing("CustomerRef");
  const customer = books.find("Customer", customerId);
  const total = toDecimal(draft.TotalAmt);
  if (total === undefined) refuseBusiness("You must set a transaction amount.");
  if (total.digits < 0n) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, customer, day);
  const currency = currencyOf(books, money);
  const accountId = refAt(draft, "DepositToAccountRef") ?? undepositedFundsId(books);
  requireAccountCurrency(books, accountOfType(books, accountId, MONEY_ACCOUNTS), currency);
  const digits = currencyDigits(currency);
  const object: Wire = withoutNulls({
    ProcessPayment: booleanAt(draft, "ProcessPayment") ?? false,
    ...omit(draft, ["UnappliedAmt", "LinkedTxn", "HomeTotalAmt"]),
    CustomerRef: { value: customerId, name: customer?.DisplayName },
    TxnDate: day,
    ...money,
    DepositToAccountRef: { value: accountId },
    TotalAmt: toNumber(fromMinor(toMinor(total, digits), digits)),
    Line: readAppliedLines(books, RECEIVABLES, draft, { id, ownerId: customerId, currency }),
    LinkedTxn: [],
  });
  const UnappliedAmt = unappliedAmount(books, RECEIVABLES, object);
  if (UnappliedAmt < 0) refuseBusiness("The amounts applied are more than the amount received.");
  return { ...object, UnappliedAmt };
}

function postPayment(books: Books, payment: Wire): DraftPosting[] {
  const receivable = receivableAccountId(books, currencyOf(books, payment));
  return paymentPostings(
    books,
    RECEIVABLES,
    payment,
    refAt(payment, "DepositToAccountRef") ?? "",
    receivable,
  );
}

const SORTABLE = ["Id", "TxnDate", ...META_FIELDS];

export const payment: EntityDefinition = {
  name: "Payment",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "void", "send"],
  references: [
    { path: "CustomerRef", entity: "Customer" },
    { path: "DepositToAccountRef", entity: "Account" },
    { path: "ARAccountRef", entity: "Account" },
    { path: "PaymentMethodRef", entity: "PaymentMethod" },
  ],
  filterable: [...SORTABLE, "TotalAmt", "CustomerRef", "PaymentMethodRef", "PaymentRefNum"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildPayment,
  voided: (_books, existing) => ({
    ...existing,
    TotalAmt: 0,
    UnappliedAmt: 0,
    Line: [],
    LinkedTxn: [],
    PrivateNote: voidedNote(existing),
  }),
  postings: postPayment,
  settle(books, before, after) {
    settlePayment(books, RECEIVABLES, before, after);
    if (before === undefined && after !== undefined) autoApplyCredit(books, "Payment", String(after.Id));
  },
};
