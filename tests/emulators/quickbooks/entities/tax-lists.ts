import { insertObject } from "../books/new-object.ts";
import { refuse, refuseMissing, refuseReference } from "../books/refused-request.ts";
import type { Books, BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { claimName } from "../books/unique-names.ts";
import { isRecord, recordsAt, textAt, withoutNulls } from "../books/wire.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { META_FIELDS } from "./list-fields.ts";
import { readOnlyList } from "./singletons.ts";

export const taxCode: EntityDefinition = {
  ...readOnlyList("TaxCode", ["Id", "Name", "Active", "Description"]),
  kind: "list",
};

export const taxRate: EntityDefinition = {
  ...readOnlyList("TaxRate", ["Id", "Name", "AgencyRef", "Active", "Description"]),
  kind: "list",
};

function buildTaxAgency({ draft }: BuildInput): Wire {
  const name = textAt(draft, "DisplayName") ?? refuseMissing("DisplayName");
  return withoutNulls({
    ...draft,
    DisplayName: name,
    TaxTrackedOnSales: draft.TaxTrackedOnSales ?? true,
    TaxTrackedOnPurchases: draft.TaxTrackedOnPurchases ?? false,
  });
}

export const taxAgency: EntityDefinition = {
  ...readOnlyList("TaxAgency", ["Id", "DisplayName"]),
  operations: ["create"],
  sortable: ["Id", "DisplayName", ...META_FIELDS],
  build: buildTaxAgency,
};

/** `POST /taxservice/taxcode`: a code with its rates, new or existing; the answer repeats the request with ids. */
export function createTaxCode(books: Books, body: unknown): Wire {
  if (!isRecord(body)) return refuseMissing("TaxCode");
  const name = textAt(body, "TaxCode") ?? refuseMissing("TaxCode");
  const details = recordsAt(body, "TaxRateDetails");
  if (details.length === 0) refuseMissing("TaxRateDetails");
  const TaxRateDetails = details.map((detail) => ({ ...detail, TaxRateId: rateIdOf(books, detail) }));
  const rateList = (kind: "Sales" | "Purchase") => ({
    TaxRateDetail: TaxRateDetails.filter((detail) => applicableOn(detail) === kind).map((detail, index) => ({
      TaxRateRef: { value: detail.TaxRateId },
      TaxTypeApplicable: "TaxOnAmount",
      TaxOrder: index,
    })),
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
  claimName(books, "TaxCode", `new:${name}`, undefined, fields);
  const object = insertObject(books, "TaxCode", fields);
  return { ...body, TaxRateDetails, TaxCodeId: object.Id };
}

function applicableOn(detail: Wire): "Sales" | "Purchase" {
  return textAt(detail, "TaxApplicableOn") === "Purchase" ? "Purchase" : "Sales";
}

function rateIdOf(books: Books, detail: Wire): string {
  const known = textAt(detail, "TaxRateId");
  if (known !== undefined && known !== "") {
    return books.find("TaxRate", known) === undefined
      ? refuseReference("TaxRate", known, "TaxRateId")
      : known;
  }
  const name = textAt(detail, "TaxRateName") ?? refuseMissing("TaxRateName");
  const value = toDecimal(detail.RateValue);
  if (value === undefined || value.digits < 0n) return refuseRate(String(detail.RateValue));
  const agency = textAt(detail, "TaxAgencyId") ?? refuseMissing("TaxAgencyId");
  if (books.find("TaxAgency", agency) === undefined) refuseReference("TaxAgency", agency, "TaxAgencyId");
  const fields = {
    Name: name,
    Description: name,
    Active: true,
    RateValue: toNumber(value),
    AgencyRef: { value: agency },
    SpecialTaxType: "NONE",
    DisplayType: "ReadOnly",
  };
  claimName(books, "TaxRate", `new:${name}`, undefined, fields);
  return String(insertObject(books, "TaxRate", fields).Id);
}

function refuseRate(supplied: string): never {
  refuse({
    code: "2150",
    message: "Invalid Percent",
    detail: `Invalid Percent : ${supplied}`,
    element: "RateValue",
  });
}
