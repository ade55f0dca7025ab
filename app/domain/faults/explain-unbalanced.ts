import type { Fault } from "#app/domain/faults/fault.ts";
import { capital, type FaultText, text } from "#app/domain/faults/fault-text.ts";
import { formatMoney } from "#app/domain/money/format-decimal.ts";

/** Says both numbers and their difference. */
export function explainUnbalanced(fault: Extract<Fault, { kind: "unbalanced" }>): FaultText {
  const { currency, expectedMinor, bookedMinor } = fault;
  const difference = formatMoney(bookedMinor - expectedMinor, currency);
  return text(
    "The amounts do not add up",
    `${capital(fault.what)} differ: ${formatMoney(expectedMinor, currency)} stated, ${formatMoney(bookedMinor, currency)} found, a difference of ${difference}.`,
    "Nothing was booked. Compare the order in Shopify; correct it there, or book it by hand and exclude it here.",
  );
}
