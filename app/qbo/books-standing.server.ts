import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { type Condition, chunkValues, isPlainValue, PAGE_SIZE } from "#app/qbo/query.ts";
import { type StandingWire, standingWire } from "#app/qbo/wire/standing-answers.ts";
import { fromWireAmount } from "#app/qbo/wire-amount.ts";
import type { StandingDocument, StandingDocuments, StandingType } from "#app/sync/ports.ts";

/** Documents of any maker out of a company. One whose amounts are finer than its currency is left out: nothing is rounded. */
export function createStandingDocuments(client: EntityClient, homeCurrency: Currency): StandingDocuments {
  const kindOf = (type: StandingType): EntityKind<StandingWire> => ({
    entity: type,
    schema: standingWire,
    isTransaction: true,
  });
  const readAll = (type: StandingType, rows: readonly StandingWire[]) =>
    rows.flatMap((row) => readStanding(type, row, homeCurrency) ?? []);
  const listIn = async (type: StandingType, field: string, values: readonly string[]) => {
    const documents: StandingDocument[] = [];
    for (const chunk of chunkValues(values.filter((value) => value !== "" && isPlainValue(value)))) {
      const found = await client.query(kindOf(type), [{ field, in: chunk }]);
      if (!found.ok) return found;
      documents.push(...readAll(type, found.value));
    }
    return ok(documents);
  };
  const query = async (type: StandingType, conditions: Condition[]): Promise<Result<StandingDocument[]>> => {
    const found = await client.page(kindOf(type), conditions, 1);
    return found.ok ? ok(readAll(type, found.value)) : found;
  };

  return {
    async listByDate(type, window, position) {
      const page = await client.page(kindOf(type), [{ field: "TxnDate", ...window }], position);
      if (!page.ok) return page;
      const next = page.value.length < PAGE_SIZE ? null : position + PAGE_SIZE;
      return ok({ documents: readAll(type, page.value), next });
    },
    listByNumber: (type, numbers) =>
      listIn(type, type === "Payment" ? "PaymentRefNum" : "DocNumber", numbers),
    listByIds: (type, ids) => listIn(type, "Id", ids),
    listByCustomer: (type, customerId, window) =>
      query(type, [
        { field: "CustomerRef", equals: customerId },
        { field: "TxnDate", ...window },
      ]),
  };
}

function readStanding(
  type: StandingType,
  wire: StandingWire,
  homeCurrency: Currency,
): StandingDocument | null {
  const currency = wire.CurrencyRef?.value ?? homeCurrency;
  const open = type === "Payment" ? wire.UnappliedAmt : wire.Balance;
  const amounts = [wire.TotalAmt, open ?? 0, wire.TxnTaxDetail?.TotalTax ?? 0].map((amount) =>
    fromWireAmount(amount, currency),
  );
  const [totalMinor, balanceMinor, taxMinor] = amounts;
  if (typeof totalMinor !== "number" || typeof balanceMinor !== "number" || typeof taxMinor !== "number")
    return null;
  return {
    type,
    id: wire.Id,
    syncToken: wire.SyncToken,
    docNumber: wire.DocNumber ?? wire.PaymentRefNum ?? null,
    date: wire.TxnDate,
    currency,
    totalMinor,
    balanceMinor,
    taxMinor,
    customerId: wire.CustomerRef?.value ?? null,
    customerName: wire.CustomerRef?.name ?? null,
    email: wire.BillEmail?.Address ?? null,
    texts: [
      wire.PrivateNote,
      wire.CustomerMemo?.value,
      ...(wire.CustomField ?? []).map((field) => field.StringValue),
    ].flatMap((text) => (text ? [text] : [])),
    lines: (wire.Line ?? []).flatMap((line) =>
      line.SalesItemLineDetail
        ? [
            {
              name: line.SalesItemLineDetail.ItemRef?.name ?? null,
              description: line.Description ?? null,
              quantity: line.SalesItemLineDetail.Qty ?? null,
            },
          ]
        : [],
    ),
    links: linksOf(wire, currency),
  };
}

/** A payment says on its lines how much went where; other documents name what they are joined with. */
function linksOf(wire: StandingWire, currency: Currency): StandingDocument["links"] {
  const ofLines = (wire.Line ?? []).flatMap((line) =>
    (line.LinkedTxn ?? []).map((link) => ({ ...link, amount: line.Amount ?? null })),
  );
  const ofHead = (wire.LinkedTxn ?? []).map((link) => ({ ...link, amount: null }));
  return [...ofHead, ...ofLines].flatMap(({ TxnId, TxnType, amount }) =>
    TxnId && TxnType
      ? [{ type: TxnType, id: TxnId, amountMinor: amount === null ? null : fromWireAmount(amount, currency) }]
      : [],
  );
}
