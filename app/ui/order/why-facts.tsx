import type { Why } from "#app/domain/accounting/plan.ts";

/** Folded away: which Shopify field, mapping row and rule made something. `label` is what one opens. */
export function WhyFacts({ why, label }: { why: Why; label: string }) {
  return (
    <details className="why">
      <summary>{label}</summary>
      <div className="why-facts">
        <div>Shopify field: {why.field}</div>
        <div>Mapping: {why.mapping}</div>
        <div>Rule: {why.rule}</div>
      </div>
    </details>
  );
}
