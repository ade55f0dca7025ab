import { amountText } from "#app/ui/text/amount-text.ts";
import type { PreviewLine } from "./document-preview.ts";
import { WhyFacts } from "./why-facts.tsx";

type LineTableProps = {
  caption: string;
  lines: PreviewLine[];
  taxes: { label: string; amountMinor: number }[];
  currency: string;
  totalMinor: number;
};

/** The lines of a document, each with the reason it is there, its taxes and its total. */
export function LineTable({ caption, lines, taxes, currency, totalMinor }: LineTableProps) {
  return (
    <table className="amounts">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col" className="number wide-screen">
            Qty
          </th>
          <th scope="col" className="number wide-screen">
            Unit price
          </th>
          <th scope="col" className="number">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRow key={line.key} line={line} currency={currency} />
        ))}
        {taxes.map(({ label, amountMinor }) => (
          <SumRow key={label} label={label} amount={amountText(amountMinor, currency)} />
        ))}
      </tbody>
      <tfoot>
        <SumRow label="Total" amount={amountText(totalMinor, currency)} />
      </tfoot>
    </table>
  );
}

function SumRow({ label, amount }: { label: string; amount: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="wide-screen" />
      <td className="wide-screen" />
      <td className="number">{amount}</td>
    </tr>
  );
}

function LineRow({ line, currency }: { line: PreviewLine; currency: string }) {
  const { quantity, unitPriceMinor } = line;
  const unitPrice = unitPriceMinor === null ? null : amountText(unitPriceMinor, currency);
  return (
    <tr>
      <td className="keep-lines">
        {line.description}
        <div className="subdued">{line.itemKind}</div>
        {quantity !== null && unitPrice && (
          <div className="subdued small-screen">
            {quantity} × {unitPrice}
          </div>
        )}
        <WhyFacts why={line.why} label="Why this line" />
      </td>
      <td className="number wide-screen">{quantity}</td>
      <td className="number wide-screen">{unitPrice}</td>
      <td className="number">{amountText(line.amountMinor, currency)}</td>
    </tr>
  );
}
