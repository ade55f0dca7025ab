import { refuse, refuseReference } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { numberLines } from "./line-ids.ts";

/** A bundle on a form: the line itself, and the item lines that it stands for. */
export type GroupLine = { head: Wire; members: Wire[] };

const ELEMENT = "Line.GroupLineDetail.GroupItemRef";

/**
 * Takes a bundle apart: each of its items with its quantity × the bundle's, at the item's own price. Lines that
 * the client sent inside the bundle are taken instead.
 */
export function expandGroup(books: Books, line: Wire, currency: string): GroupLine {
  const detail = recordAt(line, "GroupLineDetail");
  const id = refAt(detail, "GroupItemRef") ?? "";
  const group = books.find("Item", id);
  if (group === undefined) return refuseReference("Item", id, ELEMENT);
  if (group.Type !== "Group") {
    refuse({
      code: "2500",
      message: "Invalid Reference Id",
      detail: `Invalid Reference Id : Items element id ${id} is not a bundle`,
      element: ELEMENT,
    });
  }
  const quantity = toDecimal(detail?.Quantity) ?? { digits: 1n, scale: 0 };
  const sent = recordsAt(detail, "Line");
  const head = withoutNulls({
    Id: line.Id,
    Description: line.Description ?? group.Description,
    Amount: 0,
    DetailType: "GroupLineDetail",
    GroupLineDetail: {
      GroupItemRef: { value: id, name: textAt(group, "FullyQualifiedName") ?? textAt(group, "Name") ?? "" },
      Quantity: toNumber(quantity),
    },
  });
  if (sent.length > 0) return { head, members: sent };
  const members = recordsAt(recordAt(group, "ItemGroupDetail"), "ItemGroupLine").map((member) => {
    const item = books.find("Item", refAt(member, "ItemRef") ?? "");
    const Qty = multiply(toDecimal(member.Qty) ?? { digits: 1n, scale: 0 }, quantity);
    const UnitPrice = toDecimal(item?.UnitPrice) ?? { digits: 0n, scale: 0 };
    const digits = currencyDigits(currency);
    const Amount = toNumber({
      digits: BigInt(toMinor(multiply(Qty, UnitPrice), digits)),
      scale: digits,
    });
    return {
      Amount,
      Description: item?.Description,
      DetailType: "SalesItemLineDetail",
      SalesItemLineDetail: {
        ItemRef: recordAt(member, "ItemRef"),
        Qty: toNumber(Qty),
        UnitPrice: toNumber(UnitPrice),
      },
    };
  });
  return { head, members };
}

/** Puts the members of each bundle back under its line; lines without a head stay as they are. */
export function foldGroups(rows: readonly { wire: Wire; group: GroupLine | undefined }[]): Wire[] {
  const result: Wire[] = [];
  const open = new Map<GroupLine, Wire[]>();
  for (const { wire, group } of rows) {
    if (group === undefined) {
      result.push(wire);
      continue;
    }
    const members = open.get(group) ?? [];
    if (!open.has(group)) {
      open.set(group, members);
      const detail = recordAt(group.head, "GroupLineDetail");
      result.push({ ...group.head, GroupLineDetail: { ...detail, Line: members } });
    }
    members.push(wire);
  }
  return result;
}

/** Members of bundles draw their ids from the same series as the lines of the form. */
export function numberGroupMembers(
  books: Books,
  key: string,
  lines: readonly Wire[],
  existing: Wire | undefined,
): Wire[] {
  const before = recordsAt(existing, "Line").flatMap((line) =>
    recordsAt(recordAt(line, "GroupLineDetail"), "Line"),
  );
  return lines.map((line) => {
    const detail = recordAt(line, "GroupLineDetail");
    if (detail === undefined) return line;
    const Line = numberLines(books, key, recordsAt(detail, "Line"), { Line: before }, 1);
    return { ...line, GroupLineDetail: { ...detail, Line } };
  });
}
