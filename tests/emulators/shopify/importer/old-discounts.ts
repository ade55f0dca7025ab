import type { StoredDiscountApplication } from "../stored-order.ts";
import { impliedApplication } from "./import-discounts.ts";
import { type Line, netOf } from "./import-line-items.ts";
import type { ShippingLine } from "./import-shipping-lines.ts";
import { type Bag, isZero, subtract, sumBags, ZERO } from "./order-money.ts";
import { filledText, type RawObject, requiredList } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

const ACROSS_ALL = { targetType: "LINE_ITEM", targetSelection: "ALL", allocationMethod: "ACROSS" } as const;
const ON_LINE = { targetType: "LINE_ITEM", targetSelection: "EXPLICIT", allocationMethod: "EACH" } as const;
const ON_SHIPPING = { ...ACROSS_ALL, targetType: "SHIPPING_LINE" } as const;

/**
 * Adds the discounts of an order from before `discount_applications` existed. A line's own `total_discount` becomes an
 * allocation to that line; a discount of the whole order is allocated only where a single line can bear it, and is
 * otherwise listed without allocations, with a note.
 */
export function addOldDiscounts(
  applications: StoredDiscountApplication[],
  lines: Line[],
  shipping: ShippingLine[],
  reading: Reading,
): void {
  if (Array.isArray(reading.raw.discount_applications) || lines.some((line) => line.hasAllocations)) return;
  for (const line of lines) addLineDiscount(line, applications, reading);
  const onLines = sumBags(lines.map((line) => line.statedDiscount));
  const stated = reading.money.read(reading.raw, "total_discounts", "total_discounts") ?? onLines;
  addOrderDiscounts(subtract(stated, onLines), applications, lines, shipping, reading);
}

function addLineDiscount(line: Line, applications: StoredDiscountApplication[], reading: Reading): void {
  if (isZero(line.statedDiscount)) return;
  const title = { title: "Discount" };
  const application = impliedApplication(applications.length, title, ON_LINE, line.statedDiscount, reading);
  applications.push(application);
  line.allocations.push({ amount: line.statedDiscount, application });
}

function addOrderDiscounts(
  remaining: Bag,
  applications: StoredDiscountApplication[],
  lines: Line[],
  shipping: ShippingLine[],
  reading: Reading,
): void {
  const codes = requiredList(reading.raw, "discount_codes", "discount_codes");
  const made = codes.map((code, index) => addCode(code, `discount_codes[${index}]`, applications, reading));
  if (isZero(remaining)) {
    for (const item of made.filter((item) => !isZero(item.amount))) {
      reading.note(
        `Discount code ${item.name} states an amount that total_discounts leaves out; not allocated.`,
      );
    }
    return;
  }
  if (made.length === 0) {
    const application = impliedApplication(
      applications.length,
      { title: "Discount" },
      ACROSS_ALL,
      remaining,
      reading,
    );
    applications.push(application);
    made.push({ application, amount: remaining, name: "Discount", isShipping: false });
  }
  allocateWhole(remaining, made, lines, shipping, reading);
}

type CodeDiscount = {
  application: StoredDiscountApplication;
  amount: Bag;
  name: string;
  isShipping: boolean;
};

function addCode(
  code: RawObject,
  path: string,
  applications: StoredDiscountApplication[],
  reading: Reading,
): CodeDiscount {
  const amount = reading.money.read(code, "amount", `${path}.amount`) ?? ZERO;
  const name = filledText(code.code) ?? "Discount";
  const isShipping = code.type === "shipping";
  const shape = isShipping ? ON_SHIPPING : ACROSS_ALL;
  const application = impliedApplication(applications.length, { code: name }, shape, amount, reading);
  applications.push(application);
  return { application, amount, name, isShipping };
}

function allocateWhole(
  remaining: Bag,
  discounts: CodeDiscount[],
  lines: Line[],
  shipping: ShippingLine[],
  reading: Reading,
): void {
  const [only, ...others] = discounts;
  const bearers = lines.filter((line) => !line.isTip && netOf(line).shop > 0n);
  const [line, ...furtherLines] = bearers;
  const [shippingLine, ...furtherShipping] = shipping;
  if (only && others.length === 0 && only.isShipping && shippingLine && furtherShipping.length === 0) {
    shippingLine.allocations.push({ amount: remaining, application: only.application });
    reading.note("The discount of the shipping is allocated to the only shipping line.");
  } else if (only && others.length === 0 && !only.isShipping && line && furtherLines.length === 0) {
    line.allocations.push({ amount: remaining, application: only.application });
    reading.note("The discount of the whole order is allocated to the only line that can bear it.");
  } else {
    reading.note("The order states a discount of the whole order without allocations; none were made up.");
  }
}
