import { sumMinor } from "#app/domain/money/money.ts";
import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { Credit, CreditPart } from "#app/domain/sale/credit.ts";
import { creditParts } from "#app/domain/sale/credit-parts.ts";
import { roundCredits } from "#app/domain/sale/round-credits.ts";
import type { Sale, SaleAgreement, SaleRefund, SaleTransaction } from "#app/domain/sale/sale.ts";

/**
 * All refunds and returns of the sale, oldest first. The value comes from the ledger, which states every part with its
 * tax; refunds that it does not know (very old orders) from their own lists. Money comes from the transactions.
 */
export function listCredits(sale: Sale): Credit[] {
  const refunds = new Map(sale.refunds.map((refund) => [refund.id, refund]));
  const agreed = sale.agreements.filter((row) => row.kind === "refund" || row.kind === "return");
  const known = new Set(agreed.map((row) => row.refundId));
  const valued = [
    ...agreed.map((row) => fromAgreement(sale, row, refunds.get(row.refundId ?? "") ?? null)),
    ...sale.refunds
      .filter((refund) => !known.has(refund.id))
      .map((refund) => credit(refund.id, "refund", refund, creditParts(sale, null, refund))),
  ];
  return roundCredits(sale, payCredits(sale, valued, refunds))
    .filter(({ parts, cashMinor, pendingMinor }) => parts.length > 0 || cashMinor !== 0 || pendingMinor !== 0)
    .sort((one, other) => compareMoments(one.happenedAt, other.happenedAt));
}

function fromAgreement(sale: Sale, row: SaleAgreement, refund: SaleRefund | null): Credit {
  const key = row.refundId ?? row.returnId ?? row.id;
  const when = { processedAt: refund?.processedAt ?? row.happenedAt, note: refund?.note ?? null };
  const valueOtherMinor = -sumMinor(row.sales.map((entry) => entry.totalOtherMinor));
  const made = credit(key, row.kind === "refund" ? "refund" : "return", when, creditParts(sale, row, refund));
  return row.sales.length > 0 ? { ...made, valueOtherMinor } : made;
}

function credit(
  key: string,
  kind: Credit["kind"],
  when: Pick<SaleRefund, "processedAt" | "note">,
  parts: CreditPart[],
): Credit {
  const taxMinor = sumMinor(parts.flatMap((part) => part.taxes.map((tax) => tax.amountMinor)));
  const valueMinor = sumMinor(parts.map((part) => part.netMinor)) + taxMinor;
  return {
    key,
    kind,
    happenedAt: when.processedAt,
    note: when.note,
    parts,
    valueMinor,
    valueOtherMinor: valueMinor,
    taxMinor,
    transactions: [],
    cashMinor: 0,
    cashOtherMinor: 0,
    pendingMinor: 0,
    roundingMinor: 0,
  };
}

/** Gives each credit its money. Refunded money that no refund claims goes to the one that lacks just that amount, else stands alone. */
function payCredits(sale: Sale, credits: Credit[], refunds: ReadonlyMap<string, SaleRefund>): Credit[] {
  const money = sale.transactions.filter((row) => row.kind === "REFUND");
  const claimed = new Map(
    credits.map(({ key }) => [key, rowsOf(money, refunds.get(key)?.transactionIds ?? [])] as const),
  );
  const taken = new Set([...claimed.values()].flat().map((row) => row.id));
  const loose: SaleTransaction[] = [];
  for (const row of money.filter(({ id, status }) => status === "SUCCESS" && !taken.has(id))) {
    const fitting = credits.find(
      ({ key, valueMinor }) => (claimed.get(key) ?? []).length === 0 && valueMinor === row.amountMinor,
    );
    if (fitting) claimed.set(fitting.key, [row]);
    else loose.push(row);
  }
  return [
    ...credits.map((item) => withMoney(item, claimed.get(item.key) ?? [])),
    ...loose.map((row) => withMoney(credit(row.id, "money", { ...row, note: null }, []), [row])),
  ];
}

function rowsOf(money: readonly SaleTransaction[], ids: readonly string[]): SaleTransaction[] {
  return money.filter((row) => ids.includes(row.id));
}

function withMoney(item: Credit, rows: readonly SaleTransaction[]): Credit {
  const transactions = rows.filter((row) => row.status === "SUCCESS" && row.amountMinor > 0);
  const pending = rows.filter((row) => row.status === "PENDING");
  const cashOtherMinor = sumMinor(transactions.map((row) => row.amountOtherMinor));
  return {
    ...item,
    transactions,
    cashMinor: sumMinor(transactions.map((row) => row.amountMinor)),
    cashOtherMinor,
    pendingMinor: sumMinor(pending.map((row) => row.amountMinor)),
    valueOtherMinor: item.kind === "money" ? cashOtherMinor : item.valueOtherMinor,
  };
}
