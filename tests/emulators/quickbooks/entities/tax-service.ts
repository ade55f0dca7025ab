import { insertObject } from "../books/new-object.ts";
import { refuse, refuseMissing, refuseReference } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { claimName } from "../books/unique-names.ts";
import { isRecord, recordsAt, textAt } from "../books/wire.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { requireWritable } from "../operations/access.ts";

const LONGEST_NAME = 100;
const MOST_PERCENT = 100;
const APPLICABLE_ON = ["Sales", "Purchase", "Other"];

/**
 * `POST /taxservice/taxcode`: a code with its rates, new or existing. The answer repeats the request with
 * TaxCodeId and every TaxRateId, without wrapper and time.
 */
export function createTaxCode(books: Books, body: unknown): Wire {
  requireWritable(books);
  if (!isRecord(body)) return refuseMissing("TaxCode");
  const name = nameAt(body, "TaxCode");
  const details = recordsAt(body, "TaxRateDetails");
  if (details.length === 0) refuseMissing("TaxRateDetails");
  const TaxRateDetails = details.map((detail) => answeredDetail(books, detail));
  const rateList = (kind: string) => ({
    TaxRateDetail: TaxRateDetails.filter((detail) => detail.TaxApplicableOn === kind).map(
      (detail, index) => ({
        TaxRateRef: { value: detail.TaxRateId },
        TaxTypeApplicable: "TaxOnAmount",
        TaxOrder: index,
      }),
    ),
  });
  const fields = {
    Name: name,
    Description: name,
    Active: true,
    Taxable: true,
    TaxGroup: true,
    SalesTaxRateList: rateList("Sales"),
    PurchaseTaxRateList: rateList("Purchase"),
  };
  return { TaxCode: name, TaxCodeId: insertNamed(books, "TaxCode", fields), TaxRateDetails };
}

/** A rate of the answer: an existing one by TaxRateId, or a new one with its name, value and agency. */
function answeredDetail(books: Books, detail: Wire): Wire {
  const known = textAt(detail, "TaxRateId");
  const TaxApplicableOn = applicableOn(detail);
  if (known !== undefined && known !== "") {
    const rate = books.find("TaxRate", known) ?? refuseReference("TaxRate", known, "TaxRateId");
    const { Name: TaxRateName, RateValue } = rate;
    const TaxAgencyId = isRecord(rate.AgencyRef) ? rate.AgencyRef.value : undefined;
    return { TaxRateName, TaxRateId: known, RateValue, TaxAgencyId, TaxApplicableOn };
  }
  const TaxRateName = nameAt(detail, "TaxRateName");
  const RateValue = percentOf(detail);
  const TaxAgencyId = textAt(detail, "TaxAgencyId") ?? refuseMissing("TaxAgencyId");
  if (books.find("TaxAgency", TaxAgencyId) === undefined) {
    refuseReference("TaxAgency", TaxAgencyId, "TaxAgencyId");
  }
  const fields = {
    Name: TaxRateName,
    Description: TaxRateName,
    Active: true,
    RateValue,
    AgencyRef: { value: TaxAgencyId },
    SpecialTaxType: "NONE",
    DisplayType: "ReadOnly",
  };
  const TaxRateId = insertNamed(books, "TaxRate", fields);
  return { TaxRateName, TaxRateId, RateValue, TaxAgencyId, TaxApplicableOn };
}

/** Stores a code or rate under the next id; a name that is taken undoes the whole request. */
function insertNamed(books: Books, entity: "TaxCode" | "TaxRate", fields: Wire): string {
  const id = String(insertObject(books, entity, fields).Id);
  claimName(books, entity, id, undefined, fields);
  return id;
}

function nameAt(object: Wire, key: string): string {
  const name = textAt(object, key);
  if (name === undefined || name.trim() === "") return refuseMissing(key);
  if (name.length <= LONGEST_NAME) return name;
  return refuse({
    code: "2050",
    message: "String length is either shorter or longer than supported by specification",
    detail: `String length specified does not match the supported length. Min:0 Max:${LONGEST_NAME} supported. Supplied length:${name.length}`,
    element: key,
  });
}

function percentOf(detail: Wire): number {
  if (detail.RateValue === undefined) return refuseMissing("RateValue");
  const value = toDecimal(detail.RateValue);
  const percent = value === undefined ? Number.NaN : toNumber(value);
  if (percent >= 0 && percent <= MOST_PERCENT) return percent;
  return refuse({
    code: "2150",
    message: "Invalid Percent",
    detail: `Invalid Percent : ${String(detail.RateValue)}`,
    element: "RateValue",
  });
}

function applicableOn(detail: Wire): string {
  const text = textAt(detail, "TaxApplicableOn") ?? "Sales";
  if (APPLICABLE_ON.includes(text)) return text;
  return refuse({
    code: "2170",
    message: "Invalid Enumeration",
    detail: `Invalid Enumeration : ${text}`,
    element: "TaxApplicableOn",
  });
}
