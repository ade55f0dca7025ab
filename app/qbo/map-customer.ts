import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import { cleanLine, cutText } from "#app/domain/text/fit-text.ts";
import { usableEmail } from "#app/domain/text/usable-email.ts";
import { cleanName } from "#app/qbo/clean-name.ts";
import { type BooksCompany, currencyMember } from "#app/qbo/company.ts";
import { mapAddress } from "#app/qbo/map-address.ts";
import type { QboCustomerBody } from "#app/qbo/wire/request-bodies.ts";

const MAX_NAME_PART = 100;
const MAX_PHONE = 30;

/** The body that creates a customer. `displayName` may be raw; it must not be empty once it is cleaned. */
export function mapCustomer(need: CustomerNeed, displayName: string, company: BooksCompany): QboCustomerBody {
  const givenName = namePart(need.firstName);
  const familyName = namePart(need.lastName);
  const companyName = namePart(need.company);
  const email = usableEmail(need.email);
  const phone = cutText(cleanLine(need.phone ?? ""), MAX_PHONE).trim();
  const billAddr = mapAddress(need.billingAddress, { withName: false });
  const shipAddr = mapAddress(need.shippingAddress, { withName: false });
  return {
    DisplayName: cleanName(displayName),
    ...(givenName && { GivenName: givenName }),
    ...(familyName && { FamilyName: familyName }),
    ...(companyName && { CompanyName: companyName }),
    ...(email && { PrimaryEmailAddr: { Address: email } }),
    ...(phone && { PrimaryPhone: { FreeFormNumber: phone } }),
    ...(billAddr && { BillAddr: billAddr }),
    ...(shipAddr && { ShipAddr: shipAddr }),
    ...currencyMember(company, need.currency),
  };
}

function namePart(raw: string | null): string {
  return cutText(cleanName(raw ?? ""), MAX_NAME_PART);
}
