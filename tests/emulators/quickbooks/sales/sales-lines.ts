import { preference, preferenceText } from "../books/preferences.ts";
import {
  refuse,
  refuseBusiness,
  refuseDocumented,
  refuseEnumeration,
  refuseMissing,
  refuseReference,
} from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { chargeLineOf } from "../charges/invoiced-charges.ts";
import { accountRef } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { divide, fromMinor, multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";

import { requireQuantity } from "../stock/goods.ts";
import { expandGroup, type GroupLine } from "./group-lines.ts";

export const SHIPPING_ITEM = "SHIPPING_ITEM_ID";
export const GRATUITY_ITEM = "GRATUITY_ITEM_ID";

/** A line of a sales form after its rules were applied; `amountMinor` as the client meant it, before tax is split off. */
export type SalesLine = {
  kind: "item" | "description" | "discount" | "shipping";
  wire: Wire;
  amountMinor: number;
  taxCode: string | undefined;
  /** Gross amount of a tax-inclusive line when the client gave one. */
  grossMinor: number | undefined;
  /** The bundle that the line belongs to. */
  group?: GroupLine;
};

/** Reads and checks the lines of a sales form. SubTotal lines of the request are ignored: they are recomputed. */
export function readSalesLines(books: Books, draft: Wire, currency: string): SalesLine[] {
  const lines = recordsAt(draft, "Line").flatMap((line) => readLine(books, line, currency));
  if (!lines.some((line) => line.kind === "item" || line.kind === "description")) refuseMissing("Line");
  if (lines.filter((line) => line.kind === "discount").length > 1) {
    refuseDocumented("2600", "Line");
  }
  return lines;
}

function readLine(books: Books, line: Wire, currency: string): SalesLine[] {
  const type = textAt(line, "DetailType");
  if (type === "SubTotalLineDetail" || type === "SubtotalLineDetail") return [];
  if (type === "DescriptionOnly") return [descriptionLine(line)];
  if (type === "DiscountLineDetail") return [discountLine(books, line, currency)];
  if (type === "SalesItemLineDetail") return [itemLine(books, line, currency)];
  if (type === "GroupLineDetail") {
    const group = expandGroup(books, line, currency);
    return group.members.map((member) => ({ ...itemLine(books, member, currency), group }));
  }
  if (type === undefined) return refuseMissing("Line.DetailType");
  return refuseEnumeration("Line.DetailType", type);
}

function descriptionLine(line: Wire): SalesLine {
  const wire = withoutNulls({
    Id: line.Id,
    Description: line.Description,
    DetailType: "DescriptionOnly",
    DescriptionLineDetail: recordAt(line, "DescriptionLineDetail") ?? {},
  });
  return { kind: "description", wire, amountMinor: 0, taxCode: undefined, grossMinor: undefined };
}

function discountLine(books: Books, line: Wire, currency: string): SalesLine {
  const isOff = !preference(books, "SalesFormsPrefs", "AllowDiscount");
  if (isOff && books.settings().discountWhileOff !== "accept") {
    refuseBusiness("Discounts are turned off for this company.");
  }
  const detail = recordAt(line, "DiscountLineDetail") ?? {};
  const isPercent = detail.PercentBased === true || detail.PercentBased === "true";
  const percent = toDecimal(detail.DiscountPercent);
  if (isPercent && (percent === undefined || percent.digits < 0n || toNumber(percent) > 100)) {
    refuseDocumented("6090", "Line.DiscountLineDetail");
  }
  const amount = toDecimal(line.Amount);
  if (!isPercent && amount === undefined) refuseDocumented("6090", "Line.DiscountLineDetail");
  if (!isPercent && amount !== undefined && amount.digits < 0n) {
    if (books.settings().negativeDiscount === "2290") refuseDocumented("2290", "Line.Amount");
  }
  const accountId = discountAccount(books, detail);
  const wire = withoutNulls({
    Description: line.Description,
    DetailType: "DiscountLineDetail",
    DiscountLineDetail: withoutNulls({
      PercentBased: isPercent,
      DiscountPercent: isPercent && percent !== undefined ? toNumber(percent) : undefined,
      DiscountAccountRef: accountRef(books, accountId),
      ClassRef: detail.ClassRef,
      TaxCodeRef: detail.TaxCodeRef,
    }),
  });
  const amountMinor = isPercent || amount === undefined ? 0 : toMinor(amount, currencyDigits(currency));
  return { kind: "discount", wire, amountMinor, taxCode: refAt(detail, "TaxCodeRef"), grossMinor: undefined };
}

function discountAccount(books: Books, detail: Wire): string {
  const id =
    refAt(detail, "DiscountAccountRef") ?? preferenceText(books, "SalesFormsPrefs", "DefaultDiscountAccount");
  const account = id === undefined ? undefined : books.find("Account", id);
  if (id === undefined || account?.AccountSubType !== "DiscountsRefundsGiven") {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  return id;
}

function itemLine(books: Books, line: Wire, currency: string): SalesLine {
  const detail = recordAt(line, "SalesItemLineDetail") ?? {};
  const charge = chargeLineOf(books, line);
  const named = refAt(detail, "ItemRef") ?? refAt(charge, "ItemRef");
  // What was bought on an account has no item, and goes by the account of its charge.
  const itemId = named ?? (charge === undefined ? defaultItem(books) : undefined);
  const amount = toDecimal(line.Amount);
  if (amount === undefined) refuseMissing("Line.Amount");
  requireQuantity(books, detail, "Line.SalesItemLineDetail.Qty");
  const amountMinor = toMinor(amount, currencyDigits(currency));
  const inclusive = toDecimal(detail.TaxInclusiveAmt);
  const grossMinor = inclusive === undefined ? undefined : toMinor(inclusive, currencyDigits(currency));
  requireAmountOfUnits(line, detail, amountMinor, grossMinor, currency);
  const taxCode = refAt(detail, "TaxCodeRef") ?? refAt(charge, "TaxCodeRef");
  if (itemId === SHIPPING_ITEM) return shippingLine(books, line, detail, amountMinor, taxCode, grossMinor);
  return {
    kind: "item",
    wire: itemWire(books, line, { ...detail, ...chargeMembers(charge) }, itemId, amountMinor, currency),
    amountMinor,
    taxCode,
    grossMinor,
  };
}

/** What an invoice line takes over from the charge that it stands for; its account whatever the client sends. */
function chargeMembers(charge: Wire | undefined): Wire {
  if (charge === undefined) return {};
  const { ItemAccountRef, MarkupInfo } = charge;
  return withoutNulls({ ItemAccountRef, MarkupInfo });
}

function itemWire(
  books: Books,
  line: Wire,
  detail: Wire,
  itemId: string | undefined,
  amountMinor: number,
  currency: string,
): Wire {
  const quantity = toDecimal(detail.Qty);
  const price = toDecimal(detail.UnitPrice);
  const derived =
    price === undefined && quantity !== undefined && quantity.digits !== 0n
      ? divide(fromMinor(amountMinor, currencyDigits(currency)), quantity, 7)
      : price;
  const ItemRef = itemId === undefined ? undefined : itemRef(books, itemId);
  const isCharge = recordsAt(line, "LinkedTxn").some((link) => link.TxnType === "ReimburseCharge");
  const income =
    isCharge || itemId === undefined ? refAt(detail, "ItemAccountRef") : incomeAccount(books, itemId);
  return withoutNulls({
    Id: line.Id,
    Description: line.Description,
    LinkedTxn: line.LinkedTxn,
    DetailType: "SalesItemLineDetail",
    SalesItemLineDetail: withoutNulls({
      ServiceDate: detail.ServiceDate,
      ItemRef,
      ClassRef: detail.ClassRef,
      MarkupInfo: isCharge ? detail.MarkupInfo : undefined,
      UnitPrice: derived === undefined ? undefined : toNumber(derived),
      Qty: quantity === undefined ? undefined : toNumber(quantity),
      ItemAccountRef: income === undefined ? undefined : accountRef(books, income),
      DiscountRate: detail.DiscountRate,
      DiscountAmt: detail.DiscountAmt,
      TaxCodeRef: detail.TaxCodeRef,
      TaxInclusiveAmt: detail.TaxInclusiveAmt,
    }),
  });
}

function itemRef(books: Books, itemId: string): Wire {
  if (itemId === GRATUITY_ITEM) return { value: itemId };
  const item = books.find("Item", itemId);
  if (item === undefined) refuseReference("Item", itemId, "Line.SalesItemLineDetail.ItemRef");
  if (item.Type === "Category" || item.Type === "Group") {
    refuse({
      code: "2500",
      message: "Invalid Reference Id",
      detail:
        "Invalid Reference Id : An item in this transaction is set up as a category instead of a product or service.",
      element: "Line.SalesItemLineDetail.ItemRef",
    });
  }
  return { value: itemId, name: textAt(item, "FullyQualifiedName") ?? textAt(item, "Name") ?? "" };
}

/** The account that a sale of an item is booked on; items that are only bought have none and cannot be sold. */
export function incomeAccount(books: Books, itemId: string): string | undefined {
  const item = books.find("Item", itemId);
  if (item === undefined) return undefined;
  const account = refAt(item, "IncomeAccountRef");
  if (account === undefined) {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  return account;
}

function defaultItem(books: Books): string {
  const first = books.list("Item").find((item) => item.Type === "Service" && item.Active === true);
  return first === undefined ? refuseMissing("Line.SalesItemLineDetail.ItemRef") : String(first.Id);
}

function shippingLine(
  books: Books,
  line: Wire,
  detail: Wire,
  amountMinor: number,
  taxCode: string | undefined,
  grossMinor: number | undefined,
): SalesLine {
  const whileOff = books.settings().shippingWhileOff;
  if (!preference(books, "SalesFormsPrefs", "AllowShipping") && whileOff !== "accept") {
    if (whileOff === "6000") refuseBusiness("Shipping is turned off for this company.");
    refuseReference("Item", SHIPPING_ITEM, "Line.SalesItemLineDetail.ItemRef");
  }
  const wire = withoutNulls({
    Description: line.Description,
    DetailType: "SalesItemLineDetail",
    SalesItemLineDetail: withoutNulls({
      ItemRef: { value: SHIPPING_ITEM },
      ClassRef: detail.ClassRef,
      TaxCodeRef: detail.TaxCodeRef,
      TaxInclusiveAmt: detail.TaxInclusiveAmt,
    }),
  });
  return { kind: "shipping", wire, amountMinor, taxCode, grossMinor };
}

/** With quantity and unit price given, the amount must be their product in cents (6070). */
export function requireAmountOfUnits(
  line: Wire,
  detail: Wire,
  amountMinor: number,
  grossMinor: number | undefined,
  currency: string,
): void {
  const quantity = toDecimal(detail.Qty);
  const price = toDecimal(detail.UnitPrice);
  if (quantity === undefined || price === undefined) return;
  const expected = toMinor(multiply(quantity, price), currencyDigits(currency));
  if (expected === amountMinor || expected === grossMinor) return;
  const supplied = Number(line.Amount).toLocaleString("en-US", { maximumFractionDigits: 10 });
  refuse({
    code: "6070",
    message: "Amount calculation incorrect in the request.",
    detail: `Amount is not equal to UnitPrice * Qty. Supplied value:${supplied}`,
    element: "Line.Amount",
  });
}
