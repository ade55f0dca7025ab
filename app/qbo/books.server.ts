import type { Currency } from "#app/domain/money/currency.ts";
import { createAccountBooks } from "#app/qbo/books-accounts.server.ts";
import { createCustomerBooks } from "#app/qbo/books-customers.server.ts";
import { createDocumentBooks } from "#app/qbo/books-documents.server.ts";
import { createItemBooks } from "#app/qbo/books-items.server.ts";
import { createStandingDocuments } from "#app/qbo/books-standing.server.ts";
import { createVendorBooks } from "#app/qbo/books-vendors.server.ts";
import { documentUrl } from "#app/qbo/document-url.ts";
import { createEntityClient } from "#app/qbo/entity-client.server.ts";
import { createBooksLists } from "#app/qbo/lists/books-lists.server.ts";
import type { FactsReader } from "#app/qbo/read-facts.server.ts";
import type { Transport } from "#app/qbo/transport.server.ts";
import type { Books, Clock } from "#app/sync/ports.ts";

export type BooksDeps = {
  transport: Transport;
  realmId: string;
  homeCurrency: Currency;
  facts: FactsReader;
  clock: Pick<Clock, "now">;
  /** Where people use QuickBooks, for example `https://qbo.intuit.com`. */
  appOrigin: string;
};

/** One company's books over a transport that is signed in to it. */
export function createBooks(deps: BooksDeps): Books {
  const { transport, realmId, homeCurrency, facts, appOrigin, clock } = deps;
  const client = createEntityClient(transport);
  return {
    realmId,
    lists: createBooksLists({ client, transport, homeCurrency, clock }),
    standing: createStandingDocuments(client, homeCurrency),
    ...createCustomerBooks(client, homeCurrency, facts),
    ...createItemBooks(client),
    ...createVendorBooks(client, homeCurrency),
    ...createAccountBooks(client, homeCurrency),
    ...createDocumentBooks(client, homeCurrency, facts),
    readFacts: () => facts.readFacts(),
    documentUrl: (type, id) => documentUrl(appOrigin, type, id),
  };
}
