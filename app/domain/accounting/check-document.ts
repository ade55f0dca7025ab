import type { PlannedDocument, PlannedLink } from "#app/domain/accounting/plan.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** An equation that a single document breaks in itself: `[what, expected, found]` in minor units; none when it is sound. */
export function findBrokenDocument(document: PlannedDocument): [string, number, number][] {
  switch (document.type) {
    case "payment": {
      const linkedMinor = sumLinks(document.links);
      return linkedMinor <= document.amountMinor
        ? []
        : [["a payment and what it settles", document.amountMinor, linkedMinor]];
    }
    case "application": {
      const credits = document.links.filter(
        (link) => link.to.type === "creditMemo" || isCredit(link, document),
      );
      const debts = document.links.filter((link) => !credits.includes(link));
      return [["the credits and the debts that an entry joins", sumLinks(credits), sumLinks(debts)]];
    }
    case "journalEntry": {
      const side = (name: "debit" | "credit") =>
        sumMinor(document.lines.filter((line) => line.side === name).map((line) => line.amountMinor));
      return [["the debits and credits of a journal entry", side("debit"), side("credit")]];
    }
    default: {
      const taxMinor = document.tax.mode === "none" ? 0 : document.tax.totalMinor;
      const sumOfLines = sumMinor([...document.lines.map((line) => line.amountMinor), taxMinor]);
      const found: [string, number, number][] = [
        ["a document's total and its lines", document.totalMinor, sumOfLines],
      ];
      if (document.totalMinor < 0)
        found.push(["a document's total, which is 0 or more", 0, document.totalMinor]);
      return found;
    }
  }
}

/** An application of an exchange entry alone joins an invoice with the entry as its credit. */
function isCredit(link: PlannedLink, application: { links: PlannedLink[] }): boolean {
  const hasMemo = application.links.some(({ to }) => to.type === "creditMemo");
  return !hasMemo && link.to.type === "journalEntry";
}

function sumLinks(links: readonly PlannedLink[]): number {
  return sumMinor(links.map((link) => link.amountMinor));
}
