import type { SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import type { SalesDocumentDraft } from "#app/sync/ports.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import { must, prepareDraft } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import { aMoneyPlace, aNeed, aPlan } from "#tests/support/a-plan.ts";

/** Books with a buyer, an item and a clearing account, and drafts of sales documents in them. */
export async function openWithBuyer(seed: CompanySeed = {}) {
  const session = await openEmulatedBooks(seed);
  const { books } = session;
  const home = session.company.homeCurrency;
  const { accounts, clearing, customer, item } = await prepareDraft(books, home);
  const receivable = accounts.find(({ type }) => type === "Accounts Receivable")?.id ?? "";

  /** Receipts get their money into (refunds out of) the clearing account, or another one. */
  function draftOf(changes: Partial<SalesDocumentPlan>, accountId = clearing.id): SalesDocumentDraft {
    const isReceipt = changes.type === "salesReceipt" || changes.type === "refundReceipt";
    const deposit = isReceipt ? aMoneyPlace() : null;
    const plan = aPlan({ currency: home, customer: aNeed({ currency: home }), deposit, ...changes });
    return {
      plan,
      customerId: customer.id,
      lines: plan.lines,
      itemIds: plan.lines.map(() => item.id),
      depositAccountId: isReceipt ? accountId : null,
      originId: null,
    };
  }

  /** Something that a person or another app does in QuickBooks. */
  async function postWire(entity: string, body: object, query = ""): Promise<{ Id: string }> {
    const { baseUrl, realmId, accessToken } = session.emulator;
    const url = `${baseUrl}/v3/company/${realmId}/${entity.toLowerCase()}${query}`;
    const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
    const answer = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return JSON.parse(text)[entity];
  }

  return {
    session,
    books,
    home,
    clearing,
    customer,
    item,
    accounts,
    receivable,
    draftOf,
    postWire,
    book: async (changes: Partial<SalesDocumentPlan>, requestId: string) =>
      must(await books.createDocument(draftOf(changes), requestId)),
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}
