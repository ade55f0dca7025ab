import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, type TestClient } from "./test-client.ts";

async function upload(
  client: TestClient,
  parts: [name: string, content: Blob, fileName?: string][],
): Promise<Json> {
  const form = new FormData();
  for (const [name, content, fileName] of parts) form.append(name, content, fileName ?? name);
  const { baseUrl, realmId, accessToken } = client.emulator;
  const response = await fetch(`${baseUrl}/v3/company/${realmId}/upload`, {
    method: "POST",
    headers: { Authorization: `Bearer ${accessToken}` },
    body: form,
  });
  return response.json();
}
const metadata = (value: string, FileName: string) =>
  new Blob([JSON.stringify({ AttachableRef: [{ EntityRef: { type: "Invoice", value } }], FileName })], {
    type: "application/json",
  });
const raw = (client: TestClient, path: string, headers: Record<string, string> = {}) =>
  fetch(`${client.emulator.baseUrl}/v3/company/${client.emulator.realmId}${path}`, {
    headers: { Authorization: `Bearer ${client.emulator.accessToken}`, ...headers },
  });

test("uploaded files hang on their transaction and come back byte for byte", async () => {
  const client = await aClient();
  const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(1)));
  const bytes = new Uint8Array([0, 13, 10, 45, 45, 255, 128, 13, 10]);
  const { AttachableResponse: answers } = await upload(client, [
    ["file_metadata_01", metadata(invoice.Id, "slip.bin")],
    ["file_content_01", new Blob([bytes], { type: "application/octet-stream" })],
    ["file_metadata_02", metadata("999", "lost.txt")],
    ["file_content_02", new Blob(["x"], { type: "text/plain" })],
  ]);
  const { Attachable } = answers[0];
  expect(Attachable).toMatchObject({
    FileName: "slip.bin",
    Size: 9,
    ContentType: "application/octet-stream",
    FileAccessUri: `/v3/company/${client.emulator.realmId}/download/${Attachable.Id}`,
  });
  expect(answers[1].Fault.Error[0]).toMatchObject({ code: "6000" });
  const address = await (await raw(client, `/download/${Attachable.Id}`)).text();
  for (const uri of [address, Attachable.TempDownloadUri]) {
    expect(new Uint8Array(await (await fetch(uri)).arrayBuffer())).toEqual(bytes);
  }
  await client.control("POST", "clock", { advanceMs: 16 * 60_000 });
  expect((await fetch(address)).status).toBe(403);
  const found = await client.query(
    `select * from Attachable where AttachableRef.EntityRef.Type = 'invoice' and AttachableRef.EntityRef.value = '${invoice.Id}'`,
  );
  expect(found.body.QueryResponse.Attachable.map((row: Json) => row.Id)).toEqual([Attachable.Id]);
  await client.post("/attachable?operation=delete", { Id: Attachable.Id, SyncToken: "0" });
  expect((await raw(client, `/download/${Attachable.Id}`)).status).toBe(400);
});

test("an upload that is no multipart body, or whose metadata is no JSON, is refused", async () => {
  const client = await aClient();
  expect(errorOf(await client.post("/upload", {})).code).toBe("1050");
  const { AttachableResponse } = await upload(client, [
    ["file_metadata_01", new Blob(["{"], { type: "application/json" })],
    ["file_content_01", new Blob(["x"], { type: "text/plain" })],
  ]);
  expect(AttachableResponse[0].Fault.Error[0].code).toBe("6040");
});

test("a form is sent to its own address, the given one, or that of its customer", async () => {
  const client = await aClient();
  const customer = await aCustomer(client, { PrimaryEmailAddr: { Address: "ada@example.com" } });
  const invoice = await client.create("Invoice", anInvoice(customer, aLine(1)));
  const sent = await client.post(`/invoice/${invoice.Id}/send?sendTo=bob@example.com`, "");
  expect(sent.body.Invoice).toMatchObject({
    EmailStatus: "EmailSent",
    BillEmail: { Address: "bob@example.com" },
    DeliveryInfo: { DeliveryType: "Email" },
  });
  const payment = await client.create("Payment", { CustomerRef: { value: customer }, TotalAmt: 1 });
  expect((await client.post(`/payment/${payment.Id}/send`, "")).status).toBe(200);
  const vendor = await client.create("Vendor", { DisplayName: "Rope Works" });
  const order = await client.create("PurchaseOrder", {
    VendorRef: { value: vendor.Id },
    APAccountRef: { value: "33" },
    Line: [
      {
        Amount: 4,
        DetailType: "AccountBasedExpenseLineDetail",
        AccountBasedExpenseLineDetail: { AccountRef: { value: "20" } },
      },
    ],
  });
  expect(errorOf(await client.post(`/purchaseorder/${order.Id}/send`, "")).code).toBe("6420");
  const ordered = await client.post(`/purchaseorder/${order.Id}/send?sendTo=rope@example.com`, "");
  expect(ordered.body.PurchaseOrder).toMatchObject({ POEmail: { Address: "rope@example.com" } });
});

test("a printed form is a whole PDF of one page with the text of the form", async () => {
  const client = await aClient();
  const customer = await aCustomer(client, { DisplayName: "Zoë (O'Brien)" });
  const invoice = await client.create("Invoice", {
    ...anInvoice(customer, { ...aLine(20), Description: "Blue mug" }),
    DocNumber: "WEB-7",
  });
  const response = await raw(client, `/invoice/${invoice.Id}/pdf`, { Accept: "application/pdf" });
  expect(response.headers.get("content-type")).toBe("application/pdf");
  const text = Buffer.from(await response.arrayBuffer()).toString("latin1");
  expect(text.startsWith("%PDF-1.4")).toBe(true);
  expect(text.endsWith("%%EOF\n")).toBe(true);
  for (const part of ["(Invoice WEB-7)", "(Zo\\353 \\050O'Brien\\051)", "Blue mug)", "(USD 20.00)"]) {
    expect(text).toContain(part);
  }
  const start = Number(/startxref\n(\d+)\n/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe("xref");
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
  for (const [index, offset] of offsets.entries()) {
    expect(text.slice(offset).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
  }
  const [, length, stream] = /<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text) ?? [];
  expect(stream?.length).toBe(Number(length));
  expect(errorOf(await client.get("/bill/1/pdf")).code).toBe("500");
  expect(errorOf(await client.get("/invoice/999/pdf")).code).toBe("610");
});
