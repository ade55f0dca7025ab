import type { PostalAddress } from "#app/domain/sale/sale.ts";
import { cleanLine, cutText } from "#app/domain/text/fit-text.ts";
import type { QboAddressBody } from "#app/qbo/wire/request-bodies.ts";

const MAX_LINE = 500;
const MAX_PART = 255;
const MAX_POSTAL_CODE = 30;

/**
 * A postal address as QuickBooks stores it, each part cut to its length; undefined when nothing of it is set.
 * `withName` puts person and company on top, as forms that are printed need them.
 */
export function mapAddress(
  address: PostalAddress | null,
  options: { withName: boolean },
): QboAddressBody | undefined {
  if (!address) return undefined;
  const head = options.withName ? [address.name, address.company] : [];
  const [line1, line2, line3, line4] = [...head, address.line1, address.line2].flatMap((line) => {
    const text = fitPart(line, MAX_LINE);
    return text ? [text] : [];
  });
  const city = fitPart(address.city, MAX_PART);
  const region = fitPart(address.region, MAX_PART);
  const postalCode = fitPart(address.postalCode, MAX_POSTAL_CODE);
  const country = fitPart(address.country, MAX_PART);
  const body: QboAddressBody = {
    ...(line1 && { Line1: line1 }),
    ...(line2 && { Line2: line2 }),
    ...(line3 && { Line3: line3 }),
    ...(line4 && { Line4: line4 }),
    ...(city && { City: city }),
    ...(region && { CountrySubDivisionCode: region }),
    ...(postalCode && { PostalCode: postalCode }),
    ...(country && { Country: country }),
  };
  return Object.keys(body).length > 0 ? body : undefined;
}

function fitPart(text: string | null, maxLength: number): string {
  return text === null ? "" : cutText(cleanLine(text), maxLength).trim();
}
