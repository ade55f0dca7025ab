/** A list entry's fields as both sides can be compared: plain values, or small objects such as an address. */
export type FieldValue = string | number | boolean | null | { readonly [member: string]: FieldValue };
export type FieldValues = Readonly<Record<string, FieldValue>>;

/**
 * Who may write a field, and who wins when both sides changed it. `shopify`: Shopify's value goes out and an edit in
 * QuickBooks stands until Shopify changes it. `quickbooks`: the reverse. `both`: whoever changed it last is followed;
 * where both did, `whenBoth` decides, and `ask` leaves it to a person. `none`: the field is left alone after creation.
 */
export type FieldPolicy = {
  flow: "shopify" | "quickbooks" | "both" | "none";
  whenBoth: "shopify" | "quickbooks" | "ask";
};

/** A field that differs and that nothing may be done about without a person. */
export type FieldConflict = {
  field: string;
  shopify: FieldValue;
  quickbooks: FieldValue;
  agreed: FieldValue | undefined;
};

export type Merge = {
  /** Fields to write, with the value that the side gets. */
  toShopify: Record<string, FieldValue>;
  toQuickBooks: Record<string, FieldValue>;
  conflicts: FieldConflict[];
  /** Fields that differ although nobody has to decide: an edit on the side that is not listened to. */
  drift: FieldConflict[];
  /** What both sides agree on once the writes are done. A field in conflict or drift keeps what was agreed before. */
  agreed: Record<string, FieldValue>;
};

/**
 * Merges two linked entries field by field against what both last agreed on. After the writes that it asks for, merging
 * again asks for none: what was written is agreed, so it never comes back as a change. `agreed: null` is a fresh link of
 * two entries that existed apart: a blank side takes the other's value, everything else is a field both changed.
 *
 * Example: agreed `{phone: "1"}`, Shopify `{phone: "2"}`, QuickBooks `{phone: "1"}` with flow `both` answers
 * `toQuickBooks: {phone: "2"}`.
 */
export function mergeFields(sides: {
  agreed: FieldValues | null;
  shopify: FieldValues;
  quickbooks: FieldValues;
  policyOf(field: string): FieldPolicy;
}): Merge {
  const merge: Merge = { toShopify: {}, toQuickBooks: {}, conflicts: [], drift: [], agreed: {} };
  const fields = new Set([...Object.keys(sides.shopify), ...Object.keys(sides.quickbooks)]);
  for (const field of [...fields].toSorted()) mergeField(field, sides, merge);
  return merge;
}

function mergeField(
  field: string,
  { agreed, shopify, quickbooks, policyOf }: Parameters<typeof mergeFields>[0],
  merge: Merge,
): void {
  const ours = shopify[field] ?? null;
  const theirs = quickbooks[field] ?? null;
  const before = agreed?.[field];
  const keep = () => {
    if (before !== undefined) merge.agreed[field] = before;
  };
  if (isSameValue(ours, theirs)) {
    merge.agreed[field] = ours;
    return;
  }
  const winner = chooseWinner(policyOf(field), ours, theirs, before);
  if (winner === "shopify") {
    merge.toQuickBooks[field] = ours;
    merge.agreed[field] = ours;
  } else if (winner === "quickbooks") {
    merge.toShopify[field] = theirs;
    merge.agreed[field] = theirs;
  } else {
    const difference = { field, shopify: ours, quickbooks: theirs, agreed: before };
    (winner === "ask" ? merge.conflicts : merge.drift).push(difference);
    keep();
  }
}

function chooseWinner(
  { flow, whenBoth }: FieldPolicy,
  ours: FieldValue,
  theirs: FieldValue,
  before: FieldValue | undefined,
): "shopify" | "quickbooks" | "ask" | "leave" {
  if (flow === "none") return "leave";
  const weChanged = before === undefined ? ours !== null : !isSameValue(ours, before);
  const theyChanged = before === undefined ? theirs !== null : !isSameValue(theirs, before);
  if (flow !== "both") return (flow === "shopify" ? weChanged : theyChanged) ? flow : "leave";
  if (weChanged && theyChanged) return whenBoth;
  return weChanged ? "shopify" : "quickbooks";
}

/** Whether two values say the same: members in any order, a missing member like null. */
export function isSameValue(left: FieldValue, right: FieldValue): boolean {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return left === right;
  }
  const members = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...members].every((member) => isSameValue(left[member] ?? null, right[member] ?? null));
}
