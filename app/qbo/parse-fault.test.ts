import { expect, test } from "vitest";
import { type CallContext, parseFault } from "#app/qbo/parse-fault.ts";

const write: CallContext = {
  subject: "invoice WEB-1001",
  effect: "write",
  name: "Ann Lee",
  docNumber: "WEB-1001",
  date: "2026-01-31",
};
const read: CallContext = { subject: "Item list", effect: "read" };

function service(code: string, Message = "", Detail = "", element?: string) {
  return {
    Fault: {
      Error: [{ Message, Detail, code, ...(element === undefined ? {} : { element }) }],
      type: "ValidationFault",
    },
    time: "2026-01-31T05:58:16.187-07:00",
  };
}

function gateway(code: string, message: string, detail: string | null, type: string) {
  return {
    warnings: null,
    intuitObject: null,
    fault: { error: [{ message, detail, code, element: null }], type },
    batchItemResponse: [],
    time: 1601391072830,
  };
}

function fault(status: number, body: unknown, context = write) {
  return parseFault({ status, body, requestRef: "1-5f732f68" }, context);
}

test("a taken name is named from the request, with the words of QuickBooks as evidence", () => {
  const detail = "The name supplied already exists. : Another customer is already using this name.";
  expect(fault(400, service("6240", "Duplicate Name Exists Error", detail, ""))).toEqual({
    kind: "duplicateName",
    name: "Ann Lee",
    subject: "invoice WEB-1001",
    evidence: {
      system: "quickbooks",
      httpStatus: 400,
      remoteCode: "6240",
      remoteText: detail,
      requestRef: "1-5f732f68",
    },
  });
});

test.each([
  ["6140", { kind: "duplicateNumber", docNumber: "WEB-1001" }],
  ["5010", { kind: "stale" }],
  ["6190", { kind: "subscriptionEnded" }],
  ["6200", { kind: "closedPeriod", date: "2026-01-31" }],
  ["6210", { kind: "closedPeriod", date: "2026-01-31" }],
  ["5020", { kind: "permission" }],
  ["120", { kind: "permission" }],
  ["600", { kind: "outcomeUnknown" }],
  ["620", { kind: "missing", what: "linked document" }],
  ["6540", { kind: "frozen", what: "invoice WEB-1001" }],
  ["6000", { kind: "rejected" }],
  ["2010", { kind: "rejected" }],
  ["constructor", { kind: "rejected" }],
])("code %s becomes its fault", (code, expected) => {
  expect(fault(400, service(code, "message", "detail"))).toMatchObject(expected);
});

test("a feature that the plan lacks carries the sentence of QuickBooks", () => {
  const detail = "This feature is not included in your QuickBooks Online Simple Start subscription";
  expect(fault(400, service("5030", "Feature Not Supported Error", detail))).toMatchObject({
    kind: "featureMissing",
    feature: detail,
  });
});

test("a reference that does not exist is missing and named by its list and id", () => {
  const body = service(
    "2500",
    "Invalid Reference Id",
    "Invalid Reference Id : Items element id 583 not found",
    "Line.x",
  );
  expect(fault(400, body)).toMatchObject({
    kind: "missing",
    what: "item 583",
    evidence: { element: "Line.x" },
  });
});

test.each(["610", "2500"])(
  "an inactive reference under code %s is inactive and named by its element",
  (code) => {
    const detail =
      "Invalid Reference Id : Something you're trying to use has been made inactive. Check the fields";
    const body = service(code, "Invalid Reference Id", detail, "Line.SalesItemLineDetail.ItemRef");
    expect(fault(400, body)).toMatchObject({ kind: "inactive", what: "item" });
  },
);

test("reading an unknown id is missing although QuickBooks words it as inactive", () => {
  const detail = "Object Not Found : Something you're trying to use has been made inactive. Check the fields";
  expect(fault(400, service("610", "Object Not Found", detail), read)).toMatchObject({
    kind: "missing",
    what: "Item list",
  });
});

test("an update of what was deleted meanwhile misses it, although QuickBooks words it as inactive", () => {
  const detail = "Object Not Found : Something you're trying to use has been made inactive. Check the fields";
  const gone = fault(400, service("610", "Object Not Found", detail), { ...write, isUpdate: true });
  expect(gone).toMatchObject({ kind: "missing", what: "invoice WEB-1001" });
});

test("a document number that is too long says which and how long it may be", () => {
  const body = service("2050", "String length", "Min:0 Max:21 supported. Supplied length:45", "DocNumber");
  expect(fault(400, body)).toMatchObject({ kind: "numberTooLong", docNumber: "WEB-1001", maxLength: 21 });
  expect(fault(400, service("2050", "String length", "Max:15", "Line.Description"))).toMatchObject({
    kind: "rejected",
  });
});

test("of several errors the first with a known code counts", () => {
  const body = {
    Fault: {
      Error: [
        { Message: "a", Detail: "b", code: "6000" },
        { Message: "c", Detail: "d", code: "6210" },
      ],
    },
  };
  expect(fault(400, body)).toMatchObject({ kind: "closedPeriod", evidence: { remoteCode: "6210" } });
});

test("the gateway's lower-case 401 asks to reconnect and its token is not kept", () => {
  const message = "message=AuthenticationFailed; errorCode=003200; statusCode=401";
  const answer = fault(401, gateway("3200", message, "Token expired: AB01secret", "AUTHENTICATION"));
  expect(answer).toMatchObject({ kind: "reauthorize", evidence: { httpStatus: 401, remoteCode: "3200" } });
  expect(JSON.stringify(answer)).not.toContain("AB01secret");
});

test("the gateway's 403 with code 3100 asks to reconnect, other refusals are a matter of permission", () => {
  const message = "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403";
  expect(fault(403, gateway("003100", message, null, "SERVICE"))).toMatchObject({ kind: "reauthorize" });
  expect(fault(403, "<html>Forbidden</html>")).toMatchObject({ kind: "permission" });
});

test("a 429 rests a minute in whatever form it comes, or as long as it says", () => {
  const body = gateway(
    "3001",
    "message=ThrottleExceeded; errorCode=003001; statusCode=429",
    "limit",
    "SERVICE",
  );
  const bodies = [body, service("3001", "message=ThrottleExceeded"), "<html></html>", ""];
  for (const each of bodies)
    expect(fault(429, each)).toMatchObject({ kind: "throttled", retryAfterMs: 60_000 });
  const waiting = { status: 429, body, requestRef: null, retryAfterMs: 7_000 };
  expect(parseFault(waiting, write)).toMatchObject({ kind: "throttled", retryAfterMs: 7_000 });
});

test.each([
  [500, service("10000", "An application error has occurred", "System Failure Error: x")],
  [400, service("10000", "An application error has occurred")],
  [503, service("150", "Company Under Maintenance")],
  [502, "<html><h1>Bad Gateway</h1></html>"],
  [504, ""],
  [200, "<html>Welcome</html>"],
  [408, ""],
])("after a %i a write may have happened and a read may be repeated", (status, body) => {
  expect(fault(status, body)).toMatchObject({ kind: "outcomeUnknown" });
  expect(fault(status, body, read)).toMatchObject({ kind: "unreachable" });
});

test("a company that is locked for a while was not written to", () => {
  expect(fault(400, service("140", "Company Locked Out"))).toMatchObject({ kind: "unreachable" });
});

test("an unknown 404 page is rejected, not retried for ever", () => {
  expect(fault(404, "<html></html>")).toMatchObject({ kind: "rejected", evidence: { httpStatus: 404 } });
});

test("evidence holds no names and no e-mail addresses and stops at 500 characters", () => {
  const stale = service(
    "5010",
    "Stale Object Error",
    "You and Ann Lee were working on this at the same time.",
  );
  expect(JSON.stringify(fault(400, stale).evidence)).not.toContain("Ann Lee");
  const other = service("6000", "m", `Business Validation Error: ann@example.com ${"x".repeat(900)}`);
  const text = fault(400, other).evidence?.remoteText ?? "";
  expect(text).toHaveLength(500);
  expect(text).not.toContain("ann@example.com");
});
