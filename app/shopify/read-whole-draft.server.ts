import type { z } from "zod";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { DRAFT_LINES_PAGE_QUERY, DRAFT_ORDER_QUERY } from "#app/shopify/queries/draft-order.graphql.ts";
import { completeList, pageOperation } from "#app/shopify/read-order-pages.server.ts";
import { draftAnswerWire, draftLineWire, type WholeShopifyDraft } from "#app/shopify/wire/draft-wire.ts";
import { pageWire } from "#app/shopify/wire/money-wire.ts";

const draftOperation: AdminOperation<z.infer<typeof draftAnswerWire>> = {
  name: "DraftOrder",
  document: DRAFT_ORDER_QUERY,
  answer: draftAnswerWire,
  mayBeDenied: [
    "draftOrder.customer",
    "draftOrder.email",
    "draftOrder.phone",
    "draftOrder.billingAddress",
    "draftOrder.shippingAddress",
    "draftOrder.paymentTerms",
  ],
};
const linesPage = pageOperation("DraftLinesPage", DRAFT_LINES_PAGE_QUERY, pageWire(draftLineWire));

/** Reads one draft order with all its lines; faults as for orders. */
export async function readWholeDraft(
  client: AdminClient,
  shop: string,
  draftOrderId: string,
): Promise<Result<WholeShopifyDraft | null>> {
  const variables = { id: draftOrderId };
  const first = await client.run(shop, draftOperation, variables, `draft order ${draftOrderId}`);
  if (!first.ok) return first;
  const { draftOrder: draft, shop: facts } = first.value;
  if (draft === null) return ok(null);
  const reading = { client, shop, order: draft };
  const completed = await completeList(reading, linesPage, draft.lineItems, (page) => page.nodes);
  return completed.ok ? ok({ draft, timeZone: facts.ianaTimezone }) : completed;
}
