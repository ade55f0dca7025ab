import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { parseNotification } from "#app/qbo/webhooks/parse-notification.ts";
import { isSignedByIntuit } from "#app/qbo/webhooks/verify-notification.ts";

const now = new Date("2026-11-28T12:00:00Z");

test("the old format tells lists of several companies; documents are left out", () => {
  const entity = (name: string, id: string, operation: string, more: object = {}) => ({
    name,
    id,
    operation,
    lastUpdated: "2015-10-05T14:42:19-0700",
    ...more,
  });
  const body = {
    eventNotifications: [
      {
        realmId: "1185883450",
        dataChangeEvent: {
          entities: [
            entity("Customer", "1", "Create"),
            entity("Invoice", "145", "Update"),
            entity("Item", "5", "Merge", { deletedId: "6" }),
          ],
        },
      },
      { realmId: "77", dataChangeEvent: { entities: [entity("PaymentMethod", "9", "Emailed")] } },
    ],
  };
  const at = new Date("2015-10-05T21:42:19Z");
  expect(parseNotification(body, now)).toEqual([
    { realmId: "1185883450", type: "Customer", id: "1", operation: "created", deletedId: null, at },
    { realmId: "1185883450", type: "Item", id: "5", operation: "merged", deletedId: "6", at },
    { realmId: "77", type: "PaymentMethod", id: "9", operation: "other", deletedId: null, at },
  ]);
});

test("CloudEvents tell the same; an agency stands for both tax lists, and a time that cannot be read for now", () => {
  const event = (type: string, time: string, data: object = {}) => ({
    specversion: "1.0",
    id: "88cd52aa-33b6-4351-9aa4-47572edbd068",
    source: "intuit.dsnBsGQ",
    type,
    datacontenttype: "application/json",
    time,
    intuitentityid: "1234",
    intuitaccountid: "310687",
    data,
  });
  const body = [
    event("qbo.vendor.updated.v1", "2025-09-10T21:31:25.179453296Z"),
    event("qbo.customer.merged.v1", "", { deletedId: 99 }),
    event("qbo.taxagency.created.v1", "2025-09-10T21:31:25Z"),
    event("qbo.bill.created.v1", "2025-09-10T21:31:25Z"),
  ];
  const about = { realmId: "310687", id: "1234", deletedId: null };
  const at = new Date("2025-09-10T21:31:25Z");
  expect(parseNotification(body, now)).toEqual([
    { ...about, type: "Vendor", operation: "updated", at: new Date("2025-09-10T21:31:25.179Z") },
    { ...about, type: "Customer", operation: "merged", deletedId: "99", at: now },
    { ...about, type: "TaxCode", operation: "created", at },
    { ...about, type: "TaxRate", operation: "created", at },
  ]);
});

test.each([undefined, null, 5, "text", {}, { eventNotifications: {} }, [{}], [{ type: 5 }]])(
  "a body %j is no notification",
  (body) => {
    expect(parseNotification(body, now)).toBeNull();
  },
);

test("only the verifier token's own signature over the same bytes counts", () => {
  const body = new TextEncoder().encode('[{"type":"qbo.customer.created.v1"}]');
  const sign = (token: string) => createHmac("sha256", token).update(body).digest("base64");
  expect(isSignedByIntuit(body, sign("token"), ["token"])).toBe(true);
  expect(isSignedByIntuit(body, sign("old"), ["token", "old"])).toBe(true);
  expect(isSignedByIntuit(body, sign("other"), ["token"])).toBe(false);
  expect(isSignedByIntuit(body, sign(""), [""])).toBe(false);
  expect(isSignedByIntuit(body, sign("token"), [])).toBe(false);
  expect(isSignedByIntuit(body, null, ["token"])).toBe(false);
  const changed = body.slice();
  changed[3] = 66;
  expect(isSignedByIntuit(changed, sign("token"), ["token"])).toBe(false);
});
