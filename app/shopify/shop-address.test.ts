import { expect, test } from "vitest";
import { shopAddress } from "#app/shopify/shop-address.ts";

const graphql = "https://demo.myshopify.com/admin/api/2026-10/graphql.json?x=1";

test("a shop's address stays when no other origin is configured", () => {
  expect(shopAddress(graphql, null)).toBe(graphql);
});

test("a shop's address moves to the configured origin with its path and query", () => {
  expect(shopAddress(graphql, "http://127.0.0.1:4100/")).toBe(
    "http://127.0.0.1:4100/admin/api/2026-10/graphql.json?x=1",
  );
});

test.each([
  "https://admin.shopify.com/store/demo",
  "https://demo.myshopify.com.evil.example/admin",
  "https://evil.example/?u=https://demo.myshopify.com/admin",
  "http://demo.myshopify.com/admin",
  "https://user@demo.myshopify.com/admin",
])("%s is left alone", (address) => {
  expect(shopAddress(address, "http://127.0.0.1:4100")).toBe(address);
});
