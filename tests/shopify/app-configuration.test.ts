import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { API_VERSION } from "#app/shopify/api-version.ts";
import { metafieldTypes, statusChoices } from "#app/shopify/status-metafields.ts";
import { deliveryTarget, normaliseTopic, topics } from "#app/shopify/webhooks/topics.ts";

const metafields = z.object({
  metafields: z.object({
    app: z.record(
      z.string(),
      z.looseObject({
        type: z.string(),
        access: z.object({ admin: z.string() }),
        validations: z.unknown().optional(),
      }),
    ),
  }),
});
const config = z
  .looseObject({
    embedded: z.boolean(),
    webhooks: z.object({
      api_version: z.string(),
      subscriptions: z.array(
        z.object({
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          uri: z.string(),
        }),
      ),
    }),
    order: metafields,
    product: metafields,
    customer: metafields,
  })
  .parse(parse(readFileSync("shopify.app.toml", "utf8")));

const subscribed = config.webhooks.subscriptions.flatMap((row) => [...row.topics, ...row.compliance_topics]);

test("webhooks come in the API version of the whole product, to one address", () => {
  expect(config.webhooks.api_version).toBe(API_VERSION);
  expect(new Set(config.webhooks.subscriptions.map((row) => row.uri))).toEqual(
    new Set(["/webhooks/shopify"]),
  );
});

test("every subscribed topic is one that the app understands", () => {
  const body = {
    ...{
      id: 5,
      order_id: 5,
      shop_id: 5,
      customer: { id: 5 },
      order_edit: { order_id: 5 },
      company: { id: 5 },
    },
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/5",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/6",
  };
  for (const topic of subscribed) {
    expect(normaliseTopic(topic), topic).toBe(topic);
    expect(Object.keys(topics)).toContain(topic);
    expect(deliveryTarget(topic, body), topic).not.toBeNull();
  }
});

test("the three compliance topics are subscribed", () => {
  expect(subscribed).toEqual(
    expect.arrayContaining(["customers/data_request", "customers/redact", "shop/redact"]),
  );
});

/** Beside the status: our own id of a customer that came in. */
const ownFields = { order: {}, product: {}, customer: { qbo_customer: "id" } };

test.each(["order", "product", "customer"] as const)(
  "the %s has a definition for every field we write",
  (owner) => {
    const defined = config[owner].metafields.app;
    expect(Object.fromEntries(Object.entries(defined).map(([key, row]) => [key, row.type]))).toEqual({
      ...metafieldTypes,
      ...ownFields[owner],
    });
    expect(new Set(Object.values(defined).map((row) => row.access.admin))).toEqual(
      new Set(["merchant_read"]),
    );
    expect(defined.qbo_status?.validations).toEqual({
      choices: expect.arrayContaining(Object.values(statusChoices)),
    });
  },
);
