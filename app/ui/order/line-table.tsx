import type { Why } from "#app/domain/accounting/plan.ts";
import { amountText } from "#app/ui/text/amount-text.ts";
import type { PreviewLine } from "./order-page-view.ts";

type LineTableProps = { lines: PreviewLine[]; currency: string; totalMinor: number };

/** The lines of the document, each with the reason it is there. */
export function LineTable({ lines, currency, totalMinor }: LineTableProps) {
  return (
    <table className="amounts">
      <caption className="visually-hidden">Lines of the invoice</caption>
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
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td className="wide-screen" />
          <td className="wide-screen" />
          <td className="number">{amountText(totalMinor, currency)}</td>
        </tr>
      </tfoot>
    </table>
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
        <WhyThisLine why={line.why} />
      </td>
      <td className="number wide-screen">{quantity}</td>
      <td className="number wide-screen">{unitPrice}</td>
      <td className="number">{amountText(line.amountMinor, currency)}</td>
    </tr>
  );
}

function WhyThisLine({ why }: { why: Why }) {
  return (
    <details className="why">
      <summary>Why this line</summary>
      <div className="why-facts">
        <div>Shopify field: {why.field}</div>
        <div>Mapping: {why.mapping}</div>
        <div>Rule: {why.rule}</div>
      </div>
    </details>
  );
}
