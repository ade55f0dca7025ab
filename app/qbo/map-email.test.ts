import { expect, test } from "vitest";
import { mapEmail } from "#app/qbo/map-email.ts";

test.each(["ann@example.com", "a.b+c@mail.example.co.uk", "o'neil@example.org"])("%s is sent", (email) => {
  expect(mapEmail(` ${email} `)).toBe(email);
});

test.each([
  null,
  "",
  "ann",
  "ann@",
  "ann@localhost",
  "a b@c.de",
  "ann@exa..mple.com",
  "a..b@c.de",
  "müller@example.com",
])("%s is left out", (email) => {
  expect(mapEmail(email)).toBeNull();
});

test("an address longer than QuickBooks stores is left out", () => {
  expect(mapEmail(`${"a".repeat(90)}@example.com`)).toBeNull();
});
