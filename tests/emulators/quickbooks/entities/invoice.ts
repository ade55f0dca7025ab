import { preference, preferencesOf } from "../books/preferences.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { chargeLinks, settleInvoicedCharges } from "../charges/invoiced-charges.ts";
import { currencyOf, requireAccountCurrency } from "../ledger/currency.ts";
import { accountRef, receivableAccountId, undepositedFundsId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { toDecimal, toMinor } from "../money/decimal.ts";
import { openMembers, settleTarget } from "../operations/applications.ts";
import { autoApplyCredit } from "../operations/auto-apply.ts";
import { dueDate } from "../operations/due-date.ts";
import { estimateLinks, settleEstimates } from "../operations/estimate-links.ts";
import { buildSalesForm } from "../sales/sales-form.ts";
import { minorAt, salesPostings } from "../sales/sales-postings.ts";
import { SALES_FORM_REFERENCES } from "../sales/sales-references.ts";
import { voidedForm } from "../sales/voided-form.ts";
import { goodsPostings, soldGoods } from "../stock/goods.ts";
import { META_FIELDS } from "./list-fields.ts";

const DEFAULT_DUE_DAYS = 30;

function buildInvoice(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  if (refAt(draft, "CustomerRef") === undefined) refuseMissing("CustomerRef");
  if (draft.EmailStatus === "NeedToSend" && recordAt(draft, "BillEmail") === undefined)
    refuseMissing("BillEmail");
  const form = buildSalesForm("Invoice", input);
  const termId =
    refAt(draft, "SalesTermRef") ?? refAt(existing === undefined ? form.customer : undefined, "SalesTermRef");
  const object = withoutNulls({
    PrintStatus: "NeedToPrint",
    EmailStatus: "NotSet",
    ApplyTaxAfterDiscount: false,
    AllowIPNPayment: false,
    AllowOnlinePayment: false,
    AllowOnlineCreditCardPayment: false,
    AllowOnlineACHPayment: false,
    ...form.object,
    SalesTermRef: termId === undefined ? undefined : { value: termId },
    DueDate:
      textAt(draft, "DueDate") ??
      dueDate(textAt(form.object, "TxnDate") ?? "", termOf(books, termId), DEFAULT_DUE_DAYS),
    ...depositMembers(books, draft, form.currency, form.totalMinor),
    LinkedTxn: [...estimateLinks(books, draft), ...chargeLinks(input)],
  });
  return { ...object, ...openMembers(books, "Invoice", id, object) };
}

/** The term that due dates go by: the form's own, else the company's default. */
function termOf(books: Books, termId: string | undefined): Wire | undefined {
  const fallback = refAt(recordAt(preferencesOf(books), "SalesFormsPrefs"), "DefaultTerms");
  return books.find("Term", termId ?? fallback ?? "");
}

function depositMembers(books: Books, draft: Wire, currency: string, totalMinor: number): Wire {
  const deposit = toDecimal(draft.Deposit);
  const isAllowed = preference(books, "SalesFormsPrefs", "AllowDeposit");
  if (deposit === undefined || deposit.digits === 0n) {
    return { Deposit: isAllowed ? 0 : undefined, DepositToAccountRef: undefined };
  }
  if (!isAllowed) {
    if (books.settings().depositWhileOff === "ignore")
      return { Deposit: undefined, DepositToAccountRef: undefined };
    refuseBusiness("Deposits are turned off for this company.");
  }
  if (toMinor(deposit, currencyDigits(currency)) > totalMinor) {
    refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  }
  const accountId = refAt(draft, "DepositToAccountRef") ?? undepositedFundsId(books);
  const account = books.find("Account", accountId);
  if (account !== undefined) requireAccountCurrency(books, account, currency);
  return { Deposit: draft.Deposit, DepositToAccountRef: accountRef(books, accountId) };
}

function postInvoice(books: Books, form: Wire): DraftPosting[] {
  const deposit = minorAt(books, form, "Deposit");
  const nameId = refAt(form, "CustomerRef") ?? "";
  const receivable = receivableAccountId(books, currencyOf(books, form));
  const total = minorAt(books, form, "TotalAmt");
  return [
    { accountId: receivable, amountMinor: total - deposit, memo: "Invoice", nameId },
    { accountId: refAt(form, "DepositToAccountRef") ?? "", amountMinor: deposit, memo: "Deposit" },
    ...salesPostings(books, form, 1),
    ...goodsPostings(books, "Invoice", form),
  ];
}

/** A linked estimate closes while its invoice lives; payments follow what is left to pay. */
function settleInvoice(books: Books, before: Wire | undefined, after: Wire | undefined): void {
  settleTarget(books, "Invoice", String((after ?? before)?.Id), after);
  settleEstimates(books, before, after);
  settleInvoicedCharges(books, before, after);
  if (before === undefined && after !== undefined) autoApplyCredit(books, "Invoice", String(after.Id));
}

const SORTABLE = ["Id", "DocNumber", "TxnDate", "DueDate", "Balance", "TotalAmt", ...META_FIELDS];

export const invoice: EntityDefinition = {
  name: "Invoice",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "void", "send"],
  references: SALES_FORM_REFERENCES,
  filterable: [...SORTABLE, "CustomerRef", "ProjectRef", "SalesTermRef"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildInvoice,
  voided: (books, existing) => ({ ...voidedForm(books, existing), Balance: 0 }),
  stock: (books, form) => soldGoods(books, form, 1),
  postings: postInvoice,
  settle: settleInvoice,
};
