import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import type { SoldDocumentType } from "#app/domain/lists/adoption/adoption-facts.ts";
import { pairDocuments, type StandingPart } from "#app/domain/lists/adoption/pair-documents.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { readStandingOrder } from "#app/sync/adoption/read-standing-order.ts";
import { findEstimateKey } from "#app/sync/booked-form.ts";
import { hashDocument } from "#app/sync/content-hash.ts";
import { contentOf } from "#app/sync/exporters/documents/content-of.ts";
import type { Binding, Links, StandingDocument, SyncPorts } from "#app/sync/ports.ts";

export type AdoptPorts = SyncPorts & { links: Links };

/** `again`: trouble that passes; nothing was decided. */
export type AdoptOutcome =
  | { kind: "linked"; documents: number }
  | { kind: "refused"; reason: string }
  | { kind: "again"; fault: Fault };

const refused = (reason: string): AdoptOutcome => ({ kind: "refused", reason });

/**
 * Links an order to the documents that stand for it already: the one that sold it, its payments and its refunds, read anew and
 * told one by one. From then on the order is booked: looking at it creates nothing of what stands, and what comes later follows.
 * Nothing is linked when anything is left over or differs, with the reason.
 */
export async function adoptOrder(
  ports: AdoptPorts,
  wish: {
    shop: string;
    orderId: string;
    main: { type: SoldDocumentType; id: string };
    note: string;
    actor: Actor;
  },
): Promise<AdoptOutcome> {
  const { shop, orderId } = wish;
  const lock = await ports.locks.withLock(`${shop}/order/${orderId}`, () => adopt(ports, wish));
  if (!lock.held) {
    const fault: Fault = { kind: "throttled", subject: "this order", retryAfterMs: 1_000 };
    return { kind: "again", fault };
  }
  if (lock.value.kind === "linked") await ports.records.request(shop, "order", [orderId], wish.actor);
  return lock.value;
}

async function adopt(ports: AdoptPorts, wish: Parameters<typeof adoptOrder>[1]): Promise<AdoptOutcome> {
  const { shop, orderId, main, note, actor } = wish;
  const opened = await ports.books.openBooks(shop);
  if (!opened.ok) return { kind: "again", fault: opened.fault };
  const { books } = opened.value;
  const booked = await ports.bindings.listByRecord(shop, books.realmId, orderId);
  if (booked.some(({ kind }) => kind !== "estimate"))
    return refused("The order is in the books by this app already.");
  const settings = await ports.settings.load(shop);
  const reading = await ports.sales.readSale(shop, orderId, settings.booksCurrency);
  if (!reading.ok) return settle(reading.fault);
  const sale = reading.value;
  if (!sale) return refused("Shopify no longer has the order.");
  const facts = await books.readFacts();
  if (!facts.ok) return settle(facts.fault);
  const plan = planOrder(sale, settings, facts.value ?? plainBooks, {
    bookedForm: main.type === "Invoice" ? "invoice" : "salesReceipt",
    estimateKey: findEstimateKey(booked),
  });
  if (!plan.ok) return settle(plan.fault);
  const found = await books.standing.listByIds(main.type, [main.id]);
  if (!found.ok) return settle(found.fault);
  const [document] = found.value;
  if (!document) return refused("The document is gone from QuickBooks.");
  const standing = await readStandingOrder(books, document, { sale, documents: plan.value.documents });
  if (!standing.ok) return settle(standing.fault);
  const pairing = pairDocuments(plan.value.documents, standing.value);
  if (!pairing.ok) return refused(pairing.reason);
  const bindings = pairing.pairs.map((pair) =>
    bindingOf({ shop, realmId: books.realmId, orderId }, pair, document),
  );
  const isLinked = await ports.links.adopt(bindings, note, actor);
  return isLinked
    ? { kind: "linked", documents: bindings.length }
    : refused("One of its documents is linked to another order already.");
}

/** What passes by itself is tried again; the rest is the answer. */
function settle(fault: Fault): AdoptOutcome {
  const passing = ["throttled", "unreachable", "reauthorize", "notConnected", "stale", "outcomeUnknown"];
  if (passing.includes(fault.kind)) return { kind: "again", fault };
  const { title, cause } = explain(fault);
  return refused(`${title}. ${cause}`);
}

/** It counts as booked with the plan of today: what the order is now stands there, whoever wrote it and however. */
function bindingOf(
  { shop, realmId, orderId }: { shop: string; realmId: string; orderId: string },
  { plan, part }: { plan: PlannedDocument; part: StandingPart },
  main: StandingDocument,
): Binding {
  const links =
    part.type === "Payment" ? [{ type: main.type, id: main.id, amountMinor: part.appliedMinor }] : [];
  const taxMinor = "tax" in plan && plan.tax.mode !== "none" ? plan.tax.totalMinor : 0;
  return {
    shop,
    realmId,
    kind: plan.type,
    key: plan.key,
    qboType: part.type,
    qboId: part.id,
    syncToken: null,
    contentHash: hashDocument(plan),
    docNumber: part.docNumber,
    date: part.date,
    currency: part.currency,
    totalMinor: part.totalMinor,
    balanceMinor: part.balanceMinor,
    recordId: orderId,
    // How much of the total is tax in QuickBooks' sense is theirs: only the total is held against the plan.
    booked: contentOf({ plan, links }, { taxMinor, taxRates: [] }),
    agreed: null,
    matchedBy: "adopted",
  };
}

/**
 * Takes an adoption back: the documents stay in QuickBooks, the order is no longer booked by them and is held, so that it is not
 * booked a second time before a person says so.
 */
export async function undoAdoption(
  ports: Pick<AdoptPorts, "links" | "records">,
  { shop, realmId, orderId, actor }: { shop: string; realmId: string; orderId: string; actor: Actor },
): Promise<number> {
  const note = "The adoption was taken back. Push the order to book it anew, or adopt another document.";
  const undone = await ports.links.undoAdoption(shop, realmId, orderId, note, actor);
  if (undone === 0) return 0;
  const reason = explain({ kind: "heldByPerson", subject: "this order", note });
  const change = {
    status: "Held",
    reason,
    nextTryAt: null,
    override: { kind: "hold", actor, note },
  } as const;
  await ports.records.change(
    shop,
    "order",
    orderId,
    { ...change, documentNumber: null, documentUrl: null },
    actor,
  );
  return undone;
}
