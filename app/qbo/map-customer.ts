import type { AddressFields, CustomerFields } from "#app/domain/lists/customers/customer-fields.ts";
import { cleanName } from "#app/qbo/clean-name.ts";
import { type BooksCompany, currencyMember } from "#app/qbo/company.ts";
import type { QboAddressBody, QboCustomerBody, QboCustomerPatchBody } from "#app/qbo/wire/request-bodies.ts";
import type { BooksCustomerPatch, NewBooksCustomer } from "#app/sync/ports.ts";

/** The body that creates a customer. `displayName` may be raw; it must not be empty once it is cleaned. */
export function mapNewCustomer(customer: NewBooksCustomer, company: BooksCompany): QboCustomerBody {
  const { displayName, currency, parentId, fields, exemptionReason } = customer;
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return {
    DisplayName: cleanName(displayName),
    ...mapFields(said, exemptionReason),
    ...(parentId === null ? {} : { Job: true, ParentRef: { value: parentId }, BillWithParent: true }),
    ...currencyMember(company, currency),
  };
}

/** The sparse body that changes a customer: an empty text clears, what is left out stays (Intuit, "Sparse update"). */
export function mapCustomerPatch(
  { id, syncToken }: { id: string; syncToken: string },
  { displayName, isActive, fields = {}, exemptionReason = null }: BooksCustomerPatch,
): QboCustomerPatchBody {
  return {
    Id: id,
    SyncToken: syncToken,
    sparse: true,
    ...(displayName === undefined ? {} : { DisplayName: cleanName(displayName) }),
    ...(isActive === undefined ? {} : { Active: isActive }),
    ...mapFields(fields, exemptionReason),
  };
}

function mapFields(
  fields: Partial<CustomerFields>,
  exemptionReason: string | null,
): Partial<QboCustomerBody> {
  const { givenName, familyName, company, email, phone, notes, billingAddress, shippingAddress } = fields;
  const { isTaxExempt, termId, customerTypeId } = fields;
  return {
    ...(givenName === undefined ? {} : { GivenName: givenName ?? "" }),
    ...(familyName === undefined ? {} : { FamilyName: familyName ?? "" }),
    ...(company === undefined ? {} : { CompanyName: company ?? "" }),
    ...(email === undefined ? {} : { PrimaryEmailAddr: { Address: email ?? "" } }),
    ...(phone === undefined ? {} : { PrimaryPhone: { FreeFormNumber: phone ?? "" } }),
    ...(notes === undefined ? {} : { Notes: notes ?? "" }),
    ...(billingAddress === undefined ? {} : { BillAddr: mapAddressFields(billingAddress) }),
    ...(shippingAddress === undefined ? {} : { ShipAddr: mapAddressFields(shippingAddress) }),
    ...(isTaxExempt === undefined ? {} : mapExemption(isTaxExempt, exemptionReason)),
    ...(termId ? { SalesTermRef: { value: termId } } : {}),
    ...(customerTypeId ? { CustomerTypeRef: { value: customerTypeId } } : {}),
  };
}

function mapExemption(isTaxExempt: boolean, reason: string | null): Partial<QboCustomerBody> {
  return {
    Taxable: !isTaxExempt,
    ...(isTaxExempt && reason !== null ? { TaxExemptionReasonId: reason } : {}),
  };
}

/** All members, empty ones too, so that nothing of an address that stood there before is left. */
function mapAddressFields(address: AddressFields | null): QboAddressBody {
  return {
    Line1: address?.line1 ?? "",
    Line2: address?.line2 ?? "",
    City: address?.city ?? "",
    CountrySubDivisionCode: address?.region ?? "",
    PostalCode: address?.postalCode ?? "",
    Country: address?.country ?? "",
  };
}
