import { expect, test } from "vitest";
import { usableEmail } from "#app/domain/text/usable-email.ts";

test.each(["ann@example.com", "a.b+c@mail.example.co.uk", "o'neil@example.org"])("%s is sent", (email) => {
  expect(usableEmail(` ${email} `)).toBe(email);
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
  expect(usableEmail(email)).toBeNull();
});

test("an address longer than QuickBooks stores is left out", () => {
  expect(usableEmail(`${"a".repeat(90)}@example.com`)).toBeNull();
});
