import { expect, test } from "vitest";
import { lampOrder } from "./fixtures/lamp-order.ts";
import { CREATE_CUSTOMER, KINGSTON, makeCustomer } from "./fixtures/make-customer.ts";
import { openShop } from "./fixtures/open-shop.ts";

const UPDATE = `mutation Update($input: CustomerInput!) { customerUpdate(input: $input) {
  customer { id displayName email phone note tags updatedAt defaultAddress { id address1 } addressesV2(first: 10) { nodes { id address1 city } } }
  userErrors { field message } } }`;

test("a customer comes into being with normalised contact data, address and metafield, and is announced", async () => {
  const shop = await openShop();
  const customer = await makeCustomer(shop, {
    firstName: "Dana",
    lastName: "Reyes",
    email: " Dana@Example.com ",
    phone: "+1 (613) 450-5293",
    note: "Likes lamps",
    tags: ["wholesale, VIP", "vip"],
    taxExempt: true,
    addresses: [KINGSTON],
    metafields: [{ namespace: "custom", key: "code", type: "single_line_text_field", value: "D-1" }],
  });
  expect(customer).toMatchObject({
    displayName: "Dana Reyes",
    email: "dana@example.com",
    phone: "+16134505293",
    tags: ["VIP", "wholesale"],
    taxExempt: true,
    state: "DISABLED",
    defaultEmailAddress: { emailAddress: "dana@example.com", marketingState: "NOT_SUBSCRIBED" },
    defaultAddress: {
      name: "Dana Reyes",
      province: "New York",
      country: "United States",
      formattedArea: "Kingston NY, United States",
    },
    metafield: { value: "D-1" },
  });
  expect(customer.defaultAddress.id).toMatch(
    /^gid:\/\/shopify\/MailingAddress\/\d+\?model_name=CustomerAddress$/,
  );
  expect(await shop.topics()).toEqual(["customer.tags_added", "customers/create"]);
  expect(shop.bodyOf("customers/create")).toMatchObject({
    email: "dana@example.com",
    tax_exempt: true,
    addresses: [{ city: "Kingston", default: true }],
    default_address: { province_code: "NY", country_code: "US" },
  });
  expect(shop.bodyOf("customers/create")).not.toHaveProperty("tags");
});

test.each([
  [{}, [null], "A name, phone number, or email address must be present"],
  [{ email: "foo@bar" }, [["email"]], "Email is invalid"],
  [{ email: "DANA@example.com" }, [["email"]], "Email has already been taken"],
  [{ phone: "613-450-5293" }, [["phone"]], "Phone has already been taken"],
  [{ phone: "abc" }, [["phone"]], "Phone is invalid"],
  [{ firstName: "x".repeat(256) }, [["firstName"]], "First name is too long (maximum is 255 characters)"],
  [{ firstName: "A", note: "x".repeat(5001) }, [["note"]], "Note is too long (maximum is 5000 characters)"],
  [{ firstName: "A", tags: ["x".repeat(256)] }, [["tags"]], "Tags is too long (maximum is 255 characters)"],
  [{ firstName: "A", locale: "not-a-locale" }, [["locale"]], "Locale is invalid"],
  [{ id: "gid://shopify/Customer/1", firstName: "A" }, [["id"]], "Cannot specify ID on creation"],
  [
    { firstName: "A", addresses: [{ ...KINGSTON, provinceCode: "ON" }] },
    [["addresses", "0", "province"]],
    "Province is invalid",
  ],
  [
    { firstName: "A", addresses: [{ country: "Atlantis" }] },
    [["addresses", "0", "country"]],
    "Country is invalid",
  ],
  [{ firstName: "A", addresses: [{ city: " " }] }, [["addresses", "0"]], "Customer address cannot be blank."],
  [
    { firstName: "A", addresses: [{ ...KINGSTON, address1: "100 Main 😀" }] },
    [["addresses", "0", "address1"]],
    "Address1 cannot contain emojis",
  ],
])("the input %j is refused at %j", async (input, fields, message) => {
  const shop = await openShop();
  await makeCustomer(shop, { email: "dana@example.com", phone: "+16134505293" });
  const { customerCreate } = await shop.run(CREATE_CUSTOMER, { input });
  expect(customerCreate.customer).toBeNull();
  expect(customerCreate.userErrors).toEqual(fields.map((field) => ({ field, message })));
  const { customersCount } = await shop.run("{ customersCount { count precision } }");
  expect(customersCount).toEqual({ count: 1, precision: "EXACT" });
});

test("an update changes what it names, tags have a topic of their own, and an update of nothing is no event", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  const shop = await openShop({ clock: () => now });
  const { id } = await makeCustomer(shop, {
    firstName: "Dana",
    email: "dana@example.com",
    tags: ["a"],
    addresses: [KINGSTON],
  });
  await shop.topics();
  now = new Date("2026-11-22T12:00:05Z");
  const same = await shop.run(UPDATE, {
    input: { id, firstName: "Dana", email: "DANA@example.com", tags: ["A"] },
  });
  expect(same.customerUpdate.customer.updatedAt).toBe("2026-11-22T12:00:00Z");
  expect(await shop.topics()).toEqual([]);
  const changed = await shop.run(UPDATE, {
    input: { id, lastName: "Reyes", phone: "+16135550100", tags: ["b"] },
  });
  expect(changed.customerUpdate.customer).toMatchObject({
    displayName: "Dana Reyes",
    tags: ["b"],
    updatedAt: "2026-11-22T12:00:05Z",
    defaultAddress: { address1: "12 Quay St" },
  });
  expect(await shop.topics()).toEqual(["customer.tags_added", "customer.tags_removed", "customers/update"]);
  const unknown = await shop.run(UPDATE, { input: { id: "gid://shopify/Customer/404", firstName: "Ghost" } });
  expect(unknown.customerUpdate.userErrors).toEqual([{ field: ["id"], message: "Customer does not exist" }]);
  const blank = await shop.run(UPDATE, {
    input: { id, firstName: null, lastName: null, email: null, phone: null },
  });
  expect(blank.customerUpdate.userErrors[0].field).toBeNull();
});

test("an e-mail that was given up can be taken by another customer", async () => {
  const shop = await openShop();
  const first = await makeCustomer(shop, { firstName: "A", email: "one@example.com" });
  await shop.run(UPDATE, { input: { id: first.id, email: "two@example.com" } });
  const second = await makeCustomer(shop, { firstName: "B", email: "one@example.com" });
  const { customerByIdentifier } = await shop.run(
    '{ customerByIdentifier(identifier: { emailAddress: "ONE@example.com" }) { id } }',
  );
  expect(customerByIdentifier.id).toBe(second.id);
});

test("addresses are added, changed, made the default one and deleted one by one", async () => {
  const shop = await openShop();
  const { id } = await makeCustomer(shop, { firstName: "Dana", lastName: "Reyes" });
  const add = `mutation Add($id: ID!, $address: MailingAddressInput!, $setAsDefault: Boolean) {
    customerAddressCreate(customerId: $id, address: $address, setAsDefault: $setAsDefault) { address { id name } userErrors { field message } } }`;
  const first = (await shop.run(add, { id, address: KINGSTON })).customerAddressCreate.address;
  expect(first.name).toBe("Dana Reyes");
  const again = await shop.run(add, { id, address: KINGSTON });
  expect(again.customerAddressCreate.userErrors).toEqual([
    { field: ["address"], message: "Address already exists" },
  ]);
  const second = (
    await shop.run(add, { id, address: { ...KINGSTON, address1: "2 Side St" }, setAsDefault: true })
  ).customerAddressCreate.address;
  const change = `mutation Change($id: ID!, $addressId: ID!, $address: MailingAddressInput!) {
    customerAddressUpdate(customerId: $id, addressId: $addressId, address: $address) { address { city province zip } userErrors { field message } } }`;
  const moved = await shop.run(change, {
    id,
    addressId: first.id,
    address: { city: "Albany", zip: "12207" },
  });
  expect(moved.customerAddressUpdate.address).toEqual({ city: "Albany", province: "New York", zip: "12207" });
  const remove = `mutation Remove($id: ID!, $addressId: ID!) { customerAddressDelete(customerId: $id, addressId: $addressId) { deletedAddressId } }`;
  await shop.run(remove, { id, addressId: second.id });
  const { customer } = await shop.run(
    "query One($id: ID!) { customer(id: $id) { defaultAddress { id } addressesV2(first: 5) { nodes { id } } } }",
    { id },
  );
  expect(customer).toEqual({ defaultAddress: { id: first.id }, addressesV2: { nodes: [{ id: first.id }] } });
  const missing = await shop.graphql(remove, { id, addressId: second.id });
  expect(missing.json.errors[0].extensions.code).toBe("RESOURCE_NOT_FOUND");
});

test("a customer with orders cannot be deleted, one without can and is gone", async () => {
  const shop = await openShop();
  const { id } = await makeCustomer(shop, { firstName: "Dana" });
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001, customer: { id } })] });
  const remove = `mutation Delete($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId shop { name } userErrors { field message } } }`;
  const refused = await shop.run(remove, { id });
  expect(refused.customerDelete.userErrors[0].message).toContain("associated orders");
  const other = await makeCustomer(shop, { firstName: "Sam" });
  await shop.topics();
  expect((await shop.run(remove, { id: other.id })).customerDelete.deletedCustomerId).toBe(other.id);
  expect(await shop.topics()).toEqual(["customers/delete"]);
  expect(shop.bodyOf("customers/delete").admin_graphql_api_id).toBe(other.id);
  const { customer } = await shop.run("query One($id: ID!) { customer(id: $id) { id } }", { id: other.id });
  expect(customer).toBeNull();
});

test.each([
  ["country:Canada", ["Bo"]],
  ["country:US", ["Ann", "Cy"]],
  ["email:example.com", ["Ann", "Bo"]],
  ['email:"ann@example.com"', ["Ann"]],
  ["email:*", ["Ann", "Bo", "Cy"]],
  ["tag:'vip,wholesale'", ["Ann", "Bo"]],
  ["tag_not:vip", ["Bo", "Cy"]],
  ["first_name:an*", ["Ann"]],
  ["phone:+16135550101", ["Cy"]],
  ["state:DISABLED orders_count:0", ["Bo", "Cy"]],
  ["orders_count:>0", ["Ann"]],
  ["updated_at:>='2026-11-22T12:00:01Z'", ["Cy"]],
  ["example.org", ["Cy"]],
])("the customers that %s finds", async (query, names) => {
  let now = new Date("2026-11-22T12:00:00Z");
  const shop = await openShop({ clock: () => now });
  const ann = await makeCustomer(shop, {
    firstName: "Ann",
    email: "ann@example.com",
    tags: ["VIP"],
    addresses: [KINGSTON],
  });
  const canada = { address1: "1 King St", city: "Toronto", countryCode: "CA", provinceCode: "ON" };
  await makeCustomer(shop, {
    firstName: "Bo",
    email: "bo@example.com",
    tags: ["wholesale"],
    addresses: [canada],
  });
  now = new Date("2026-11-22T12:00:01Z");
  await makeCustomer(shop, {
    firstName: "Cy",
    email: "cy@mail.example.org",
    phone: "+16135550101",
    addresses: [KINGSTON],
  });
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001, customer: { id: ann.id } })] });
  const data = await shop.run(
    "query Find($query: String) { customers(first: 10, query: $query, sortKey: NAME) { nodes { firstName } } }",
    { query },
  );
  expect(data.customers.nodes.map((node: { firstName: string }) => node.firstName)).toEqual(names);
});
