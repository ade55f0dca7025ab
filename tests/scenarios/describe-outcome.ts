import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan, Proof } from "#app/domain/accounting/plan.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { type DescribedDocument, describeDocuments } from "./describe-document.ts";
import { type JournalRow, journalOf } from "./journal.ts";

/** An outcome as the files of the cases write it; `currency` only when it is not the dollar. */
export type Outcome =
  | { code: string; cause: string }
  | {
      form: string;
      currency?: string;
      documents: DescribedDocument[];
      proof: { total: string; tax: string; cash: string };
      journal: JournalRow[];
    };

/** What an order becomes, or the code and the cause that stop it. */
export function describeOutcome(result: Result<OrderPlan>, facts: BooksFacts): Outcome {
  if (!result.ok) {
    const { code, cause } = explain(result.fault);
    return { code, cause };
  }
  const { form, documents, proof } = result.value;
  const { currency } = proof;
  return {
    form,
    ...(currency === "USD" ? {} : { currency }),
    documents: describeDocuments(documents, currency, facts),
    proof: describeProof(proof),
    journal: journalOf(documents, currency),
  };
}

function describeProof({ currency, bookedMinor, taxBookedMinor, cashBookedMinor }: Proof) {
  const text = (minor: number) => formatDecimal(minor, currency);
  return { total: text(bookedMinor), tax: text(taxBookedMinor), cash: text(cashBookedMinor) };
}
