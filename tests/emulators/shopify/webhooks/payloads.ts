import { parseGid } from "../core/gid.ts";
import { asObject, asText } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import type { StoredRecord } from "../stored-order.ts";
import { companyLocationPayload, companyPayload } from "./company-payload.ts";
import { customerPayload, deletedCustomerPayload } from "./customer-payload.ts";
import { deletedLocationPayload, locationPayload } from "./inventory-payload.ts";
import { orderPayload } from "./order-payload.ts";
import {
  collectionPayload,
  deletedCollectionPayload,
  deletedProductPayload,
  productPayload,
} from "./product-payload.ts";
import { restId } from "./rest-json.ts";

type Fields = Record<string, unknown>;

/** The REST-shaped body that Shopify sends about a record. */
export function recordPayload(record: StoredRecord, stage: Stage): Fields {
  const payload = PAYLOADS.get(parseGid(record.id)?.type ?? "");
  return payload?.(record, stage) ?? idFields(record);
}

/** The body about a record that is gone. */
export function deletedPayload(record: StoredRecord, stage: Stage): Fields {
  const payload = DELETED_PAYLOADS.get(parseGid(record.id)?.type ?? "");
  return payload?.(record) ?? recordPayload(record, stage);
}

const PAYLOADS = new Map<string, (record: StoredRecord, stage: Stage) => Fields>([
  ["Order", orderPayload],
  ["Product", productPayload],
  ["Customer", (record, { shop }) => customerPayload(record, shop.currencyCode)],
  ["Collection", collectionPayload],
  ["Location", locationPayload],
  ["Company", companyPayload],
  [
    "CompanyLocation",
    (record, { store }) => {
      const company = store.find(asText(asObject(record.company)?.id) ?? "")?.node;
      return companyLocationPayload(record, company);
    },
  ],
]);

const DELETED_PAYLOADS = new Map<string, (record: StoredRecord) => Fields>([
  ["Product", deletedProductPayload],
  ["Customer", deletedCustomerPayload],
  ["Collection", deletedCollectionPayload],
  ["Location", deletedLocationPayload],
]);

function idFields(record: Fields): Fields {
  return {
    id: restId(record.id),
    admin_graphql_api_id: record.id,
    created_at: record.createdAt ?? null,
    updated_at: record.updatedAt ?? record.createdAt ?? null,
  };
}
