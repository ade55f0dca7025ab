import type { StoredDiscountAllocation, StoredDiscountApplication, StoredNode } from "../stored-order.ts";
import { absolute, parseDecimal } from "./decimal.ts";
import { type Bag, renderMoney } from "./order-money.ts";
import { filledText, intOf, type RawObject, requiredList } from "./raw-fields.ts";
import { type Reading, wordOf } from "./reading.ts";

export type Allocation = { amount: Bag; application: StoredDiscountApplication };

const TYPENAMES = new Map([
  ["DISCOUNT_CODE", "DiscountCodeApplication"],
  ["MANUAL", "ManualDiscountApplication"],
  ["AUTOMATIC", "AutomaticDiscountApplication"],
  ["SCRIPT", "ScriptDiscountApplication"],
]);

/** The order's `discount_applications`, in their order: allocations point at them by that index. */
export function readApplications(reading: Reading): StoredDiscountApplication[] {
  const list = requiredList(reading.raw, "discount_applications", "discount_applications");
  return list.map((raw, index) => readApplication(raw, index, reading));
}

function readApplication(raw: RawObject, index: number, reading: Reading): StoredDiscountApplication {
  const { note } = reading;
  const path = `discount_applications[${index}]`;
  const types = [...TYPENAMES.keys()];
  const typename =
    TYPENAMES.get(wordOf(raw.type, types, `${path}.type`, note) ?? "") ?? "ManualDiscountApplication";
  const title = filledText(raw.title) ?? filledText(raw.description) ?? filledText(raw.code) ?? "Discount";
  const targets = ["LINE_ITEM", "SHIPPING_LINE"] as const;
  const selections = ["ALL", "ENTITLED", "EXPLICIT"] as const;
  const methods = ["ACROSS", "EACH", "ONE"] as const;
  const application: StoredDiscountApplication = {
    __typename: typename,
    index,
    targetType: wordOf(raw.target_type, targets, `${path}.target_type`, note) ?? "LINE_ITEM",
    targetSelection: wordOf(raw.target_selection, selections, `${path}.target_selection`, note) ?? "ALL",
    allocationMethod: wordOf(raw.allocation_method, methods, `${path}.allocation_method`, note) ?? "ACROSS",
    value: discountValue(raw, reading),
  };
  if (typename === "DiscountCodeApplication") return { ...application, code: filledText(raw.code) ?? title };
  if (typename === "AutomaticDiscountApplication") return { ...application, title };
  return { ...application, title, description: filledText(raw.description) ?? title };
}

function discountValue(raw: RawObject, reading: Reading): StoredNode {
  const amount = absolute(parseDecimal(raw.value ?? raw.amount) ?? 0n);
  if (raw.value_type === "percentage") {
    return { __typename: "PricingPercentageValue", percentage: Number(amount) / 1_000_000_000 };
  }
  return { __typename: "MoneyV2", ...renderMoney(amount, reading.money.presentmentCurrency) };
}

/** An application that the file implies without listing it. */
export function impliedApplication(
  index: number,
  name: { code: string } | { title: string },
  shape: Pick<StoredDiscountApplication, "targetType" | "targetSelection" | "allocationMethod">,
  amount: Bag,
  reading: Reading,
): StoredDiscountApplication {
  const typename = "code" in name ? "DiscountCodeApplication" : "ManualDiscountApplication";
  const value = renderMoney(amount.presentment, reading.money.presentmentCurrency);
  return { __typename: typename, index, ...shape, value: { __typename: "MoneyV2", ...value }, ...name };
}

/** `discount_allocations` of a line or a shipping line; an allocation to an unlisted application gets a placeholder. */
export function readAllocations(
  raw: RawObject,
  path: string,
  applications: StoredDiscountApplication[],
  reading: Reading,
): Allocation[] {
  return requiredList(raw, "discount_allocations", `${path}discount_allocations`).map((item, position) => {
    const at = `${path}discount_allocations[${position}]`;
    const amount = reading.money.read(item, "amount", `${at}.amount`) ?? { shop: 0n, presentment: 0n };
    const index = intOf(item.discount_application_index) ?? 0;
    const known = applications.find((application) => application.index === index);
    return { amount, application: known ?? placeholder(index, at, amount, applications, reading) };
  });
}

function placeholder(
  index: number,
  path: string,
  amount: Bag,
  applications: StoredDiscountApplication[],
  reading: Reading,
): StoredDiscountApplication {
  reading.note(`${path} points at discount application ${index}, which the order does not list.`);
  const shape = { targetType: "LINE_ITEM", targetSelection: "ALL", allocationMethod: "ACROSS" } as const;
  const made = impliedApplication(index, { title: "Discount" }, shape, amount, reading);
  applications.push(made);
  return made;
}

export function renderAllocation(allocation: Allocation, reading: Reading): StoredDiscountAllocation {
  return {
    allocatedAmountSet: reading.money.render(allocation.amount),
    discountApplication: allocation.application,
  };
}
