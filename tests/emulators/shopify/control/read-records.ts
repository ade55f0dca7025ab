import { parseGid } from "../core/gid.ts";
import { asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { expandRecords } from "./template-records.ts";

/**
 * The records of a control request: the list under `name`, or those that its template stands for.
 * @throws {TypeError} for a record without the GID of an allowed type; nothing has been stored then.
 */
export function readRecords(
  body: Record<string, unknown>,
  name: string,
  type: string | undefined,
): StoredRecord[] {
  return expandRecords(body, name).map((value, index) => {
    const record = asObject(value);
    const gid = parseGid(record?.id);
    if (record === undefined || gid === undefined || (type !== undefined && gid.type !== type)) {
      const wanted = `gid://shopify/${type ?? "<Type>"}/<number>`;
      throw new TypeError(
        `${name}[${index}] needs an id of the form ${wanted}, found ${JSON.stringify(record?.id)}.`,
      );
    }
    return record as StoredRecord;
  });
}
