import { homeCurrency } from "../books/preferences.ts";
import type { Books, DraftPosting, PostingTags, StockLine, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { tagsOf, tagsOfItem } from "../ledger/posting-tags.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { minorAt, taxPostings } from "../sales/sales-postings.ts";
import { inFormCurrency, inventoryItem, stockLine } from "../stock/goods.ts";
import { stockValue } from "../stock/stock-ledger.ts";
import { ITEM_DETAIL } from "./purchase-lines.ts";

/** Goods that a purchase brings in at what they cost (`sign` 1), or that go back to the vendor (-1). */
export function boughtGoods(books: Books, form: Wire, sign: 1 | -1): StockLine[] {
  return recordsAt(form, "Line").flatMap((line) => {
    const detail = recordAt(line, ITEM_DETAIL);
    const item = inventoryItem(books, detail);
    const quantity = sign * toNumber(toDecimal(detail?.Qty) ?? { digits: 0n, scale: 0 });
    if (item === undefined || quantity === 0) return [];
    if (quantity < 0) return [stockLine(item, quantity)];
    return [{ ...stockLine(item, quantity), valueMinor: sign * homeAmount(books, form, line) }];
  });
}

/**
 * Debits of a purchase: the account of each line, the asset account for inventory, and input tax to the tax
 * agency; for a vendor credit `sign` is -1. Goods that leave do so at their FIFO cost: what the line says more
 * or less is cost of goods sold.
 */
export function purchasePostings(books: Books, entity: string, form: Wire, sign: 1 | -1): DraftPosting[] {
  const goods = new Map<string, { item: Wire; amountMinor: number; homeMinor: number }>();
  const postings: DraftPosting[] = [];
  for (const line of recordsAt(form, "Line")) {
    const detail = recordAt(line, ITEM_DETAIL);
    const item = inventoryItem(books, detail);
    const amountMinor = sign * minorAt(books, form, "Amount", line);
    if (item === undefined) {
      postings.push({
        accountId: lineAccount(books, line),
        amountMinor,
        memo: memoOf(line),
        ...lineTags(form, line),
      });
      continue;
    }
    const sum = goods.get(String(item.Id)) ?? { item, amountMinor: 0, homeMinor: 0 };
    sum.amountMinor += amountMinor;
    sum.homeMinor += sign * homeAmount(books, form, line);
    goods.set(String(item.Id), sum);
  }
  for (const { item, amountMinor, homeMinor } of goods.values()) {
    const valueMinor = stockValue(books, entity, String(form.Id), String(item.Id));
    const tags = tagsOfItem(form, String(item.Id), recordsAt(form, "Line"), ITEM_DETAIL);
    const moved = itemPostings(books, form, item, amountMinor, homeMinor, valueMinor);
    postings.push(...moved.map((posting) => ({ ...posting, ...tags })));
  }
  return [...postings, ...taxPostings(books, form, sign === 1 ? -1 : 1)];
}

function itemPostings(
  books: Books,
  form: Wire,
  item: Wire,
  amountMinor: number,
  homeMinor: number,
  valueMinor: number,
): DraftPosting[] {
  const memo = textAt(item, "Name") ?? "";
  const accountId = refAt(item, "AssetAccountRef") ?? "";
  if (valueMinor === homeMinor) return [{ accountId, amountMinor, homeMinor, memo }];
  const movedMinor = inFormCurrency(books, form, valueMinor);
  return [
    { accountId, amountMinor: movedMinor, homeMinor: valueMinor, memo },
    {
      accountId: refAt(item, "ExpenseAccountRef") ?? "",
      amountMinor: amountMinor - movedMinor,
      homeMinor: homeMinor - valueMinor,
      memo,
    },
  ];
}

function homeAmount(books: Books, form: Wire, line: Wire): number {
  const rate = toDecimal(form.ExchangeRate) ?? { digits: 1n, scale: 0 };
  return convert(minorAt(books, form, "Amount", line), currencyOf(books, form), homeCurrency(books), rate);
}

function lineAccount(books: Books, line: Wire): string {
  const detail = recordAt(line, ITEM_DETAIL);
  if (detail === undefined) return refAt(recordAt(line, "AccountBasedExpenseLineDetail"), "AccountRef") ?? "";
  return refAt(books.find("Item", refAt(detail, "ItemRef") ?? ""), "ExpenseAccountRef") ?? "";
}

function lineTags(form: Wire, line: Wire): PostingTags {
  const detail = recordAt(line, ITEM_DETAIL);
  const itemId = refAt(detail, "ItemRef");
  const tags = tagsOf(form, detail ?? recordAt(line, "AccountBasedExpenseLineDetail"));
  return itemId === undefined ? tags : { ...tags, itemId };
}

function memoOf(line: Wire): string {
  return textAt(line, "Description") ?? "";
}
