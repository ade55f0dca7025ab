import { cleanText, cutText } from "#app/domain/text/fit-text.ts";
import { type BooksCompany, currencyMember } from "#app/qbo/company.ts";
import { fitPrivateNote } from "#app/qbo/fit-private-note.ts";
import type { QboJournalEntryBody } from "#app/qbo/wire/request-bodies.ts";
import { toWireAmount } from "#app/qbo/wire-amount.ts";
import type { JournalEntryDraft } from "#app/sync/ports.ts";

const MAX_DESCRIPTION = 4000;

/**
 * The body of a journal entry. A line on receivables names its customer, whom QuickBooks demands there. The draft's
 * account ids stand in the order of its lines; throws a RangeError when one is absent.
 */
export function mapJournalEntry(draft: JournalEntryDraft, company: BooksCompany): QboJournalEntryBody {
  const { plan } = draft;
  const customer = { Type: "Customer" as const, EntityRef: { value: draft.customerId } };
  return {
    DocNumber: plan.docNumber,
    TxnDate: plan.date,
    ...currencyMember(company, plan.currency),
    PrivateNote: fitPrivateNote(plan.privateNote),
    Line: plan.lines.map((line, index) => {
      const accountId = draft.accountIds[index];
      if (accountId === undefined) throw new RangeError("A line of the draft has no account");
      const description = cutText(cleanText(line.description), MAX_DESCRIPTION).trim();
      return {
        Amount: toWireAmount(line.amountMinor, plan.currency),
        ...(description && { Description: description }),
        DetailType: "JournalEntryLineDetail",
        JournalEntryLineDetail: {
          PostingType: line.side === "debit" ? "Debit" : "Credit",
          AccountRef: { value: accountId },
          ...(line.isCustomer && { Entity: customer }),
        },
      };
    }),
  };
}
