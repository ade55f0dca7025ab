import { type Feature, planHas, requireFeature } from "./plan-features.ts";
import type { Books, Wire } from "./types.ts";
import { booleanAt, isRecord, recordAt } from "./wire.ts";

/** Preferences that only a plan with the feature can switch on. */
const PREFERENCE_FEATURES: readonly (readonly [group: string, name: string, feature: Feature])[] = [
  ["AccountingInfoPrefs", "TrackDepartments", "locations"],
  ["AccountingInfoPrefs", "ClassTrackingPerTxn", "classes"],
  ["AccountingInfoPrefs", "ClassTrackingPerTxnLine", "classes"],
  ["ProductAndServicesPrefs", "QuantityOnHand", "inventory"],
  ["ProductAndServicesPrefs", "RevenueRecognitionEnabled", "revenueRecognition"],
  ["VendorAndPurchasesPrefs", "BillableExpenseTracking", "itemLinesOnBills"],
  ["TimeTrackingPrefs", "UseServices", "timeTracking"],
  ["CurrencyPrefs", "MultiCurrencyEnabled", "multicurrency"],
];

/** Refuses an update of Preferences that switches on what the plan lacks (5030). */
export function requirePreferencesInPlan(books: Books, draft: Wire): void {
  for (const [group, name, feature] of PREFERENCE_FEATURES) {
    if (booleanAt(recordAt(draft, group), name) === true) requireFeature(books, feature);
  }
}

/** Preferences after a change of plan: what the new plan lacks is off, nothing is switched on. */
export function preferencesInPlan(preferences: Wire, plan: string): Wire {
  const result: Wire = { ...preferences };
  for (const [group, name, feature] of PREFERENCE_FEATURES) {
    const members = result[group];
    if (planHas(plan, feature) || !isRecord(members) || members[name] !== true) continue;
    result[group] = { ...members, [name]: false };
  }
  return result;
}
