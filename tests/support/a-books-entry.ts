import type { CustomerEntry, ItemEntry } from "#app/domain/lists/books-entry.ts";

const base = {
  parentId: null,
  isActive: true,
  isDeleted: false,
  mergedInto: null,
  syncToken: "0",
  changedAt: new Date("2026-11-20T10:00:00Z"),
} as const;

/** The QuickBooks customer Ann Lee, as its copy has it. */
export const aCustomerEntry = (changes: Partial<CustomerEntry> = {}): CustomerEntry => ({
  ...base,
  type: "Customer",
  id: "7",
  name: "Ann Lee",
  fullName: "Ann Lee",
  givenName: "Ann",
  familyName: "Lee",
  company: null,
  email: "ann@example.com",
  phone: null,
  notes: null,
  isTaxable: true,
  currency: "USD",
  termId: null,
  customerTypeId: null,
  billingAddress: null,
  shippingAddress: null,
  isJob: false,
  isProject: false,
  ...changes,
});

/** The QuickBooks item Mug, as its copy has it. */
export const anItemEntry = (changes: Partial<ItemEntry> = {}): ItemEntry => ({
  ...base,
  type: "Item",
  id: "17",
  name: "Mug",
  fullName: "Mug",
  itemType: "NonInventory",
  sku: "MUG-1",
  description: null,
  unitPrice: "20",
  purchaseCost: null,
  isTaxable: true,
  incomeAccountId: "79",
  expenseAccountId: null,
  assetAccountId: null,
  preferredVendorId: null,
  quantityOnHand: null,
  inventoryStartDate: null,
  members: [],
  ...changes,
});
