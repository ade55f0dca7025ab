import { parseGid } from "../core/gid.ts";
import { asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";

/**
 * The records of a control request: the list under `name`, or the single object under its singular.
 * @throws {TypeError} for a record without the GID of an allowed type; nothing has been stored then.
 */
export function readRecords(
  body: Record<string, unknown>,
  name: string,
  type: string | undefined,
): StoredRecord[] {
  const list = body[name];
  if (!Array.isArray(list)) throw new TypeError(`The body needs a list "${name}".`);
  return list.map((value, index) => {
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
