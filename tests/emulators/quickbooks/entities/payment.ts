import { pacificDay } from "../books/pacific-time.ts";
import { homeCurrency } from "../books/preferences.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, requireAccountCurrency, transactionCurrency } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import {
  accountOfType,
  exchangeGainOrLossId,
  receivableAccountId,
  undepositedFundsId,
} from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { appliedMinor, paymentLines, settlePayment, unappliedAmount } from "../operations/applications.ts";
import { omit } from "../sales/sales-form.ts";
import { minorAt } from "../sales/sales-postings.ts";
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
  const day = textAt(draft, "TxnDate") ?? pacificDay(books.now());
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
    Line: recordsAt(draft, "Line").flatMap((line) => linkedLine(input, line, id, customerId, currency)),
    LinkedTxn: [],
  });
  const UnappliedAmt = unappliedAmount(books, object);
  if (UnappliedAmt < 0) refuseBusiness("The amounts applied are more than the amount received.");
  return { ...object, UnappliedAmt };
}

/** A line links one invoice or one credit memo of the same customer and currency. */
function linkedLine(
  input: BuildInput,
  line: Wire,
  paymentId: string,
  customerId: string,
  currency: string,
): Wire[] {
  const { books } = input;
  const links = recordsAt(line, "LinkedTxn");
  if (links.length === 0) return [];
  const digits = currencyDigits(currency);
  const amount = toDecimal(line.Amount);
  if (amount === undefined) refuseMissing("Line.Amount");
  if (amount.digits < 0n) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  const link = links[0] ?? {};
  const type = textAt(link, "TxnType") ?? "";
  const id = textAt(link, "TxnId") ?? "";
  const target = targetOf(books, type, id);
  requireSameOwner(books, target, customerId, currency);
  const openMinor =
    minorAt(books, target, "TotalAmt") -
    minorAt(books, target, "Deposit") -
    appliedMinor(books, type, id, paymentId);
  const asked = toMinor(amount, digits);
  if (asked > openMinor && books.settings().overApplication === "refuse") {
    refuseBusiness(`The amount applied to ${type} ${id} is more than its open balance.`);
  }
  const used = Math.min(asked, openMinor);
  const Amount = toNumber(fromMinor(used, digits));
  return [{ Amount, LinkedTxn: [{ TxnId: id, TxnType: type }], LineEx: lineEx(target, openMinor, digits) }];
}

function targetOf(books: Books, type: string, id: string): Wire {
  const target = type === "Invoice" || type === "CreditMemo" ? books.find(type, id) : undefined;
  if (target !== undefined) return target;
  return refuseBusiness(`The entity ${type} ${id} that you are trying to link does not exist. ${type} ${id}`);
}

function requireSameOwner(books: Books, target: Wire, customerId: string, currency: string): void {
  const owner = refAt(target, "CustomerRef") ?? "";
  const parent = books.find("Customer", owner);
  const isBilledWithParent = parent?.BillWithParent === true && refAt(parent, "ParentRef") === customerId;
  if (owner !== customerId && !isBilledWithParent) {
    refuseBusiness("You can only add or edit one name at a time. Please try again.");
  }
  if (currencyOf(books, target) !== currency) {
    refuseBusiness("The currency of the transaction is invalid for customer/vendor/account.");
  }
}

function lineEx(target: Wire, openMinor: number, digits: number): Wire {
  const entry = (Name: string, Value: string) => ({
    name: "{http://schema.intuit.com/finance/v3}NameValue",
    declaredType: "com.intuit.schema.finance.v3.NameValue",
    scope: "javax.xml.bind.JAXBElement$GlobalScope",
    value: { Name, Value },
    nil: false,
    globalScope: true,
    typeSubstituted: false,
  });
  const number = textAt(target, "DocNumber");
  return {
    any: [
      entry("txnId", String(target.Id)),
      entry("txnOpenBalance", (openMinor / 10 ** digits).toFixed(digits)),
      ...(number === undefined ? [] : [entry("txnReferenceNumber", number)]),
    ],
  };
}

/**
 * Debit where the money is, credit Accounts Receivable. What is applied leaves the receivables at the rate of
 * its invoice, the rest at the payment's rate; the difference is exchange gain or loss.
 */
function postPayment(books: Books, payment: Wire): DraftPosting[] {
  const currency = currencyOf(books, payment);
  const home = homeCurrency(books);
  const totalMinor = minorAt(books, payment, "TotalAmt");
  const accountId = refAt(payment, "DepositToAccountRef") ?? "";
  const receivable = receivableAccountId(books, currency);
  const nameId = refAt(payment, "CustomerRef") ?? "";
  const money: DraftPosting = { accountId, amountMinor: totalMinor, memo: "Payment" };
  const owed: DraftPosting = { accountId: receivable, amountMinor: -totalMinor, memo: "Payment", nameId };
  if (currency === home) return [money, owed];
  const rateOf = (object: Wire) => toDecimal(object.ExchangeRate) ?? { digits: 1n, scale: 0 };
  let homeOwed = convert(minorAt(books, payment, "UnappliedAmt"), currency, home, rateOf(payment));
  for (const line of paymentLines(books, payment)) {
    const target = books.find(line.entity, line.id) ?? payment;
    const amount = convert(line.amountMinor, currency, home, rateOf(target));
    homeOwed += line.entity === "CreditMemo" ? -amount : amount;
  }
  const homeReceived = convert(totalMinor, currency, home, rateOf(payment));
  return [
    { ...money, homeMinor: homeReceived },
    { ...owed, homeMinor: -homeOwed },
    {
      accountId: exchangeGainOrLossId(books),
      amountMinor: 0,
      homeMinor: homeOwed - homeReceived,
      memo: "Exchange gain or loss",
    },
  ];
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
  settle: settlePayment,
};
