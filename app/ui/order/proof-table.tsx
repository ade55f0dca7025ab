import { Icon } from "@shopify/polaris";
import { AlertCircleIcon, CheckIcon } from "@shopify/polaris-icons";
import type { Proof } from "#app/domain/accounting/plan.ts";
import { amountText } from "#app/ui/text/amount-text.ts";

/** Both sides of every equation that must hold: Shopify's own totals, and what the documents add up to. */
export function ProofTable({ proof }: { proof: Proof }) {
  const rows = [
    { label: "Total", expected: proof.expectedMinor, booked: proof.bookedMinor },
    { label: "Tax", expected: proof.taxExpectedMinor, booked: proof.taxBookedMinor },
    { label: "Money received", expected: proof.cashExpectedMinor, booked: proof.cashBookedMinor },
  ];
  return (
    <table className="amounts">
      <caption className="visually-hidden">Proof that the amounts agree</caption>
      <thead>
        <tr>
          <th scope="col">Proof</th>
          <th scope="col" className="number">
            Shopify
          </th>
          <th scope="col" className="number">
            Books
          </th>
          <th scope="col" className="number">
            Difference
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, expected, booked }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{amountText(expected, proof.currency)}</td>
            <td className="number">{amountText(booked, proof.currency)}</td>
            <td className="number">
              <Difference minor={booked - expected} currency={proof.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Difference({ minor, currency }: { minor: number; currency: string }) {
  if (minor === 0)
    return (
      <span className="equal">
        <Icon source={CheckIcon} tone="success" />
        Equal
      </span>
    );
  return (
    <span className="unequal">
      <Icon source={AlertCircleIcon} tone="critical" />
      {amountText(minor, currency)}
    </span>
  );
}
