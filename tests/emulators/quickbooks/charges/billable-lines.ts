import { preference } from "../books/preferences.ts";
import { refuseBusiness, refuseDocumented, refuseEnumeration } from "../books/refused-request.ts";
import type { Books, BuildInput, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { chargeOfLine } from "./charge-store.ts";

/**
 * The draft of a purchase with the BillableStatus of its lines worked out. Only the service says HasBeenBilled (2170);
 * a line that an invoice has stays billed to its customer, and stays (6400). Links to charges are the service's too.
 */
export function withBillableLines(entity: string, input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const before = new Map(recordsAt(existing, "Line").map((line) => [textAt(line, "Id") ?? "", line]));
  const Line = recordsAt(draft, "Line").map((line) => {
    const known = before.get(textAt(line, "Id") ?? "");
    return billableLine(books, withoutChargeLinks(line), known);
  });
  const kept = new Set(Line.map((line) => textAt(line, "Id")));
  for (const lineId of before.keys()) {
    const charge = chargeOfLine(books, { entity, id, lineId });
    if (charge?.HasBeenInvoiced === true && !kept.has(lineId)) refuseDocumented("6400", "Line");
  }
  return { ...draft, Line };
}

function billableLine(books: Books, line: Wire, before: Wire | undefined): Wire {
  const type = textAt(line, "DetailType") ?? "";
  const detail = recordAt(line, type);
  if (detail === undefined) return line;
  const element = `Line.${type}.BillableStatus`;
  const asked = textAt(detail, "BillableStatus");
  const stored = recordAt(before, textAt(before, "DetailType") ?? "");
  if (stored?.BillableStatus === "HasBeenBilled") {
    const isSame = refAt(detail, "CustomerRef") === refAt(stored, "CustomerRef");
    if (!isSame || (asked !== "Billable" && asked !== "HasBeenBilled")) refuseDocumented("6400", element);
    return { ...line, [type]: { ...detail, BillableStatus: "HasBeenBilled" } };
  }
  if (asked === "HasBeenBilled") refuseEnumeration(element, "HAS_BEEN_BILLED");
  if (asked !== "Billable") return line;
  if (!preference(books, "VendorAndPurchasesPrefs", "BillableExpenseTracking")) {
    if (books.settings().billableWhileOff === "6000") {
      refuseBusiness("Billable expenses are turned off for this company.");
    }
    return { ...line, [type]: { ...detail, BillableStatus: "NotBillable" } };
  }
  if (refAt(detail, "CustomerRef") !== undefined) return line;
  if (books.settings().billableWithoutCustomer === "6310") {
    refuseDocumented("6310", `Line.${type}.CustomerRef`);
  }
  return refuseBusiness("You must select a customer for this transaction.");
}

function withoutChargeLinks(line: Wire): Wire {
  if (line.LinkedTxn === undefined) return line;
  const others = recordsAt(line, "LinkedTxn").filter((link) => link.TxnType !== "ReimburseCharge");
  return { ...line, LinkedTxn: others.length === 0 ? undefined : others };
}
