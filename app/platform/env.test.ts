import { expect, test } from "vitest";
import { EnvError, loadEnv } from "./env.ts";

const key = Buffer.alloc(32, 1).toString("base64");
const complete = {
  APP_URL: "https://app.example.com/",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "current, older",
  QBO_CLIENT_ID: "client",
  QBO_CLIENT_SECRET: "hush-hush",
  QBO_ENVIRONMENT: "sandbox",
  ENCRYPTION_KEYS: `k2:${key},k1:${Buffer.alloc(32, 2).toString("base64")}`,
};
const load = (changes: Record<string, string | undefined> = {}) => loadEnv({ ...complete, ...changes });

test("a complete environment is read, with defaults for the rest", () => {
  const env = load();
  expect(env).toMatchObject({
    NODE_ENV: "development",
    PORT: 3000,
    HOST: "127.0.0.1",
    APP_URL: "https://app.example.com",
    DATA_DIR: ".data",
    SHOPIFY_API_SECRET: ["current", "older"],
    SHOPIFY_APP_HANDLE: "plumbline",
    SHOPIFY_ADMIN_ORIGIN: "https://admin.shopify.com",
    QBO_APP_ORIGIN: "https://sandbox.qbo.intuit.com",
    LOG_LEVEL: "info",
  });
  expect(env.DATABASE_URL).toBeUndefined();
  expect(env.ENCRYPTION_KEYS.map(({ id }) => id)).toEqual(["k2", "k1"]);
});

test("people see production documents at the production address", () => {
  expect(load({ QBO_ENVIRONMENT: "production" }).QBO_APP_ORIGIN).toBe("https://qbo.intuit.com");
  expect(load({ QBO_APP_ORIGIN: "http://127.0.0.1:4002" }).QBO_APP_ORIGIN).toBe("http://127.0.0.1:4002");
});

test("an empty variable counts as not set", () => {
  expect(load({ DATABASE_URL: "", PORT: "" })).toMatchObject({ PORT: 3000 });
});

test.each([
  ["APP_URL", undefined, /APP_URL is missing: it must be an address such as https:\/\/app\.example\.com/],
  ["APP_URL", "app.example.com", /APP_URL must be an address such as/],
  ["APP_URL", "https://app.example.com/path", /APP_URL must end after the host and port/],
  ["PORT", "eighty", /PORT must be a port number/],
  ["SHOPIFY_API_KEY", undefined, /SHOPIFY_API_KEY is missing: copy the client id/],
  ["SHOPIFY_API_SECRET", "a,,b", /SHOPIFY_API_SECRET has an empty part/],
  ["QBO_ENVIRONMENT", "test", /QBO_ENVIRONMENT must be sandbox or production/],
  ["QBO_ENVIRONMENT", undefined, /QBO_ENVIRONMENT is missing: it must be sandbox or production/],
  ["DATABASE_URL", "mysql://u@h/d", /DATABASE_URL must be like postgresql:/],
  ["ENCRYPTION_KEYS", undefined, /ENCRYPTION_KEYS is missing: make a key with: node -e/],
  [
    "ENCRYPTION_KEYS",
    "k1:c2hvcnQ=",
    /ENCRYPTION_KEYS has a part that is no key: write id:base64-of-32-bytes/,
  ],
  ["ENCRYPTION_KEYS", `k1:${key},k1:${key}`, /ENCRYPTION_KEYS names the key «k1» twice/],
])("%s = %s stops the start and names the fix", (name, value, message) => {
  expect(() => load({ [name]: value })).toThrow(EnvError);
  expect(() => load({ [name]: value })).toThrow(message);
});

test("every bad variable is named at once, and no value is quoted", () => {
  const failing = () => load({ APP_URL: "hush-hush", PORT: "hush-hush", ENCRYPTION_KEYS: "hush-hush" });
  expect(failing).toThrow(/PORT[\s\S]*APP_URL[\s\S]*ENCRYPTION_KEYS/);
  expect(failing).not.toThrow(/hush/);
});
