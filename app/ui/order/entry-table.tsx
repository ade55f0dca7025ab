import { amountText } from "#app/ui/text/amount-text.ts";
import type { PreviewPosting } from "./document-preview.ts";
import { WhyFacts } from "./why-facts.tsx";

type EntryTableProps = { caption: string; postings: PreviewPosting[]; currency: string };

/** A journal entry as accountants read it: accounts, debits, credits. */
export function EntryTable({ caption, postings, currency }: EntryTableProps) {
  const amount = (minor: number) => (minor === 0 ? "" : amountText(minor, currency));
  return (
    <table className="amounts">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className="number">
            Debit
          </th>
          <th scope="col" className="number">
            Credit
          </th>
        </tr>
      </thead>
      <tbody>
        {postings.map((posting) => (
          <tr key={posting.key}>
            <td className="keep-lines">
              {posting.account}
              {posting.description && <div className="subdued">{posting.description}</div>}
              <WhyFacts why={posting.why} label="Why this line" />
            </td>
            <td className="number">{amount(posting.debitMinor)}</td>
            <td className="number">{amount(posting.creditMinor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
