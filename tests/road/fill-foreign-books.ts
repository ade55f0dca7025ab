import type { Road } from "./start-road.ts";

type Order = { id: number; name: string; email?: unknown };
/** Orders of 25.00 whose documents other hands wrote. */
export type ForeignOrders = Record<
  "paidInvoice" | "receipt" | "openInvoice" | "otherTotal" | "byHand" | "bulkPaid" | "refunded",
  Order
>;

const bare = (order: Order): string => order.name.slice(1);

async function customer(road: Road, DisplayName: string, email: string): Promise<string> {
  return (await road.write("Customer", { DisplayName, PrimaryEmailAddr: { Address: email } })).Id;
}

/** A sales form of one line over the whole amount, as programs that know no more write it. */
function form(item: string, customerId: string, amount: number, others: object) {
  const detail = { SalesItemLineDetail: { ItemRef: { value: item }, Qty: 1, TaxCodeRef: { value: "NON" } } };
  return {
    CustomerRef: { value: customerId },
    TxnDate: "2026-11-20",
    Line: [{ Amount: amount, DetailType: "SalesItemLineDetail", Description: "Shopify sale", ...detail }],
    ...others,
  };
}

const pay = (road: Road, customerId: string, invoiceId: string, amount: number, total = amount) =>
  road.write("Payment", {
    CustomerRef: { value: customerId },
    TotalAmt: total,
    TxnDate: "2026-11-20",
    Line: [{ Amount: amount, LinkedTxn: [{ TxnId: invoiceId, TxnType: "Invoice" }] }],
  });

/**
 * Writes into the books what people and other programs would have for these orders: numbers with and without a prefix, memos,
 * one general customer, one payment for two invoices, another total, an invoice by hand.
 */
export async function fillForeignBooks(road: Road, orders: ForeignOrders): Promise<void> {
  const { Item = [], Account = [] } = await road.dump();
  const income = Account.find((account) => account.AccountType === "Income");
  let item = String(Item.find((row) => row.Type === "Service")?.Id ?? "");
  if (item === "" || item === "undefined") {
    item = (
      await road.write("Item", {
        Name: "Online sale",
        Type: "Service",
        IncomeAccountRef: { value: String(income?.Id) },
      })
    ).Id;
  }
  const bank = String(Account.find((account) => account.AccountType === "Bank")?.Id);
  const general = await customer(road, "Shopify Sales", "shop@example.com");

  const first = await road.write(
    "Invoice",
    form(item, general, 25, { DocNumber: bare(orders.paidInvoice), PrivateNote: "Synder" }),
  );
  await pay(road, general, first.Id, 25);
  await road.write(
    "SalesReceipt",
    form(item, general, 25, {
      DocNumber: `SHOP-${bare(orders.receipt)}`,
      PrivateNote: `Webgility: Shopify order ${orders.receipt.name}`,
      DepositToAccountRef: { value: bank },
    }),
  );
  await road.write("Invoice", form(item, general, 25, { DocNumber: `SHOP-${bare(orders.openInvoice)}` }));
  await road.write("Invoice", form(item, general, 24, { DocNumber: bare(orders.otherTotal) }));

  const buyer = await customer(road, "By Hand", String(orders.byHand.email));
  const hand = form(item, buyer, 25, { DocNumber: "H-7", BillEmail: { Address: orders.byHand.email } });
  hand.Line[0] = { ...hand.Line[0], Description: "Enamel Mug" } as (typeof hand.Line)[0];
  await road.write("Invoice", { ...hand, PrivateNote: `order ${orders.byHand.id}` });

  const bulk = await road.write("Invoice", form(item, general, 25, { DocNumber: bare(orders.bulkPaid) }));
  const other = await road.write("Invoice", form(item, general, 75, { DocNumber: "Other" }));
  await road.write("Payment", {
    CustomerRef: { value: general },
    TotalAmt: 100,
    TxnDate: "2026-11-21",
    Line: [
      { Amount: 25, LinkedTxn: [{ TxnId: bulk.Id, TxnType: "Invoice" }] },
      { Amount: 75, LinkedTxn: [{ TxnId: other.Id, TxnType: "Invoice" }] },
    ],
  });
  const back = await road.write("Invoice", form(item, general, 25, { DocNumber: bare(orders.refunded) }));
  await pay(road, general, back.Id, 25);
}
