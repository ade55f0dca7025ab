import type { StoredAgreement, StoredNode, StoredSale } from "../stored-order.ts";
import { renderTaxLine, type TaxLine } from "./import-tax-lines.ts";
import { addBags, type Bag, negate, ZERO } from "./order-money.ts";
import type { Reading } from "./reading.ts";

/** One entry of the ledger before it is rendered; amounts are signed, `total` includes tax. */
export type Entry = {
  typename: string;
  actionType: StoredSale["actionType"];
  lineType: StoredSale["lineType"];
  quantity: number | null;
  total: Bag;
  tax: Bag;
  discount: Bag;
  taxes: TaxLine[];
  link: StoredNode;
};

export const PLAIN: Pick<Entry, "actionType" | "quantity" | "tax" | "discount" | "taxes"> = {
  actionType: "ORDER",
  quantity: null,
  tax: ZERO,
  discount: ZERO,
  taxes: [],
};

/** An amount with its tax: beside it where prices exclude taxes, inside where they include them. */
export function withTax(amount: Bag, tax: Bag, reading: Reading): Bag {
  return reading.taxesIncluded ? amount : addBags(amount, tax);
}

/** An entry that takes back what another one sold. */
export function takenBack(entry: Entry): Entry {
  return {
    ...entry,
    actionType: "RETURN",
    quantity: entry.quantity === null ? null : -entry.quantity,
    total: negate(entry.total),
    tax: negate(entry.tax),
    discount: negate(entry.discount),
    taxes: entry.taxes.map((tax) => ({ ...tax, price: negate(tax.price) })),
  };
}

/** An agreement of these entries. */
export function agreement(
  typename: string,
  reason: StoredAgreement["reason"],
  happenedAt: string,
  entries: Entry[],
  link: StoredNode,
  reading: Reading,
): StoredAgreement {
  const id = reading.ids.fresh("SalesAgreement");
  const sales = entries.map((entry) => renderSale(entry, reading));
  return { __typename: typename, id, reason, happenedAt, app: null, user: null, sales, ...link };
}

function renderSale(entry: Entry, reading: Reading): StoredSale {
  const { render } = reading.money;
  return {
    __typename: entry.typename,
    id: reading.ids.fresh("Sale"),
    actionType: entry.actionType,
    lineType: entry.lineType,
    quantity: entry.quantity,
    totalAmount: render(entry.total),
    totalTaxAmount: render(entry.tax),
    totalDiscountAmountBeforeTaxes: render(entry.discount),
    totalDiscountAmountAfterTaxes: render(entry.discount),
    taxes: entry.taxes.map((tax) => ({
      id: reading.ids.fresh("SaleTax"),
      amount: render(tax.price),
      taxLine: renderTaxLine(tax, reading),
    })),
    ...entry.link,
  };
}
