import type {
  AccountEntry,
  CustomerEntry,
  EntryBase,
  ItemEntry,
  PlainEntry,
  TaxCodeEntry,
  TaxRateEntry,
  TermEntry,
  VendorEntry,
} from "#app/domain/lists/books-entry.ts";
import { itemTypes } from "#app/domain/lists/books-entry.ts";
import { readAddress } from "#app/qbo/lists/read-address.ts";
import type {
  QboAccountEntry,
  QboCustomerEntry,
  QboItemEntry,
  QboListEntry,
  QboPlainEntry,
  QboTaxCodeEntry,
  QboTaxRateEntry,
  QboTermEntry,
  QboVendorEntry,
} from "#app/qbo/wire/list-answers.ts";

/** What the mappers need to know of the company: amounts without a currency are in its own. */
export type EntryContext = { homeCurrency: string };

/** Pseudo tax codes carry no time: they never change. */
const NEVER = new Date(0);

function mapBase(wire: QboListEntry, name: string | null): EntryBase {
  return {
    id: wire.Id,
    name: name ?? "",
    fullName: wire.FullyQualifiedName ?? name ?? "",
    parentId: wire.ParentRef.value,
    isActive: wire.Active ?? true,
    isDeleted: false,
    mergedInto: null,
    syncToken: wire.SyncToken,
    changedAt: wire.MetaData?.LastUpdatedTime ?? NEVER,
  };
}

export function mapCustomerEntry(wire: QboCustomerEntry, { homeCurrency }: EntryContext): CustomerEntry {
  return {
    type: "Customer",
    ...mapBase(wire, wire.DisplayName),
    givenName: wire.GivenName,
    familyName: wire.FamilyName,
    company: wire.CompanyName,
    email: wire.PrimaryEmailAddr?.Address ?? null,
    phone: wire.PrimaryPhone?.FreeFormNumber ?? null,
    notes: wire.Notes,
    isTaxable: wire.Taxable ?? true,
    currency: wire.CurrencyRef.value ?? homeCurrency,
    termId: wire.SalesTermRef.value,
    customerTypeId: wire.CustomerTypeRef.value,
    billingAddress: readAddress(wire.BillAddr),
    shippingAddress: readAddress(wire.ShipAddr),
    isJob: wire.Job ?? false,
    isProject: wire.IsProject ?? false,
  };
}

export function mapVendorEntry(wire: QboVendorEntry, { homeCurrency }: EntryContext): VendorEntry {
  return {
    type: "Vendor",
    ...mapBase(wire, wire.DisplayName),
    company: wire.CompanyName,
    email: wire.PrimaryEmailAddr?.Address ?? null,
    phone: wire.PrimaryPhone?.FreeFormNumber ?? null,
    currency: wire.CurrencyRef.value ?? homeCurrency,
    termId: wire.TermRef.value,
    billingAddress: readAddress(wire.BillAddr),
  };
}

export function mapItemEntry(wire: QboItemEntry): ItemEntry {
  return {
    type: "Item",
    ...mapBase(wire, wire.Name),
    itemType: itemTypes.find((type) => type === wire.Type) ?? "other",
    sku: wire.Sku,
    description: wire.Description,
    unitPrice: decimalText(wire.UnitPrice),
    purchaseCost: decimalText(wire.PurchaseCost),
    isTaxable: wire.Taxable ?? false,
    incomeAccountId: wire.IncomeAccountRef.value,
    expenseAccountId: wire.ExpenseAccountRef.value,
    assetAccountId: wire.AssetAccountRef.value,
    preferredVendorId: wire.PrefVendorRef.value,
    quantityOnHand: wire.TrackQtyOnHand ? decimalText(wire.QtyOnHand ?? 0) : null,
    inventoryStartDate: wire.InvStartDate,
    members: (wire.ItemGroupDetail?.ItemGroupLine ?? []).flatMap(({ ItemRef, Qty }) =>
      ItemRef.value === null ? [] : [{ itemId: ItemRef.value, quantity: Qty ?? 1 }],
    ),
  };
}

/** The decimal text of a number of at most 7 decimals: 0.0000001 is `"0.0000001"`, never `"1e-7"`. */
function decimalText(value: number | null | undefined): string | null {
  if (value == null) return null;
  const text = String(value);
  return text.includes("e") ? value.toFixed(7).replace(/\.?0+$/, "") : text;
}

export function mapAccountEntry(wire: QboAccountEntry, { homeCurrency }: EntryContext): AccountEntry {
  return {
    type: "Account",
    ...mapBase(wire, wire.Name),
    accountType: wire.AccountType ?? "",
    accountSubType: wire.AccountSubType ?? "",
    currency: wire.CurrencyRef.value ?? homeCurrency,
  };
}

export function mapTermEntry(wire: QboTermEntry): TermEntry {
  const dueDays = wire.DueDays ?? null;
  return { type: "Term", ...mapBase(wire, wire.Name), dueDays, dayOfMonthDue: wire.DayOfMonthDue ?? null };
}

export function mapTaxCodeEntry(wire: QboTaxCodeEntry): TaxCodeEntry {
  const rates = wire.SalesTaxRateList?.TaxRateDetail ?? [];
  const saleRateIds = rates.flatMap(({ TaxRateRef }) => TaxRateRef.value ?? []);
  const isTaxable = wire.Taxable ?? saleRateIds.length > 0;
  return { type: "TaxCode", ...mapBase(wire, wire.Name), isTaxable, saleRateIds };
}

export function mapTaxRateEntry(wire: QboTaxRateEntry): TaxRateEntry {
  const value = Number(wire.RateValue ?? Number.NaN);
  return {
    type: "TaxRate",
    ...mapBase(wire, wire.Name),
    percent: Number.isFinite(value) ? decimalText(value) : null,
    agencyId: wire.AgencyRef.value,
    agencyName: wire.AgencyRef.name,
  };
}

/** An entry of a list that has names and nothing else that we read. */
export function mapPlainEntry<Type extends PlainEntry["type"]>(
  wire: QboPlainEntry,
  type: Type,
): EntryBase & { type: Type } {
  return { type, ...mapBase(wire, wire.Name) };
}
