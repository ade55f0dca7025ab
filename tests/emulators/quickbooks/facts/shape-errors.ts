import type { QboError } from "#tests/emulators/quickbooks/qbo-error.ts";
import { documentedError } from "./documented-errors.ts";
import type { Shape } from "./field-table.ts";

/** Intuit's JSON reader (Jackson) stops its list of known properties after this many characters. */
const LISTED_CHARACTERS = 1000;

function unsupported(detail: string): QboError {
  return { code: "2010", message: "Request has invalid or unsupported property", detail };
}

function knownProperties(shape: Shape): string {
  let text = ` (${shape.fields.size} known properties: `;
  let separator = "";
  for (const name of shape.fields.keys()) {
    text += `${separator}"${name}"`;
    if (text.length > LISTED_CHARACTERS) return `${text} [truncated]])`;
    separator = ", ";
  }
  return `${text}])`;
}

/** 2010 for a member that the type does not have; the text is that of Intuit's JSON reader, odd brackets included. */
export function unknownProperty(shape: Shape, name: string): QboError {
  const found = `Unrecognized field "${name}" (class com.intuit.schema.finance.v3.${shape.type})`;
  return unsupported(
    `Property Name:${found}, not marked as ignorable${knownProperties(shape)}\n specified is unsupported or invalid`,
  );
}

/** 2010 for JSON that cannot be read into the type: a text for an object, one object for a list and so on. */
export function unreadable(): QboError {
  return unsupported(
    "Property Name:failed to parse json object; a property specified is unsupported or invalid",
  );
}

/** 2020 for a missing parameter, with the service's standard detail unless another is known. */
export function missing(
  element: string,
  detail = `Required parameter ${element} is missing in the request`,
): QboError {
  const message = "Required param missing, need to supply the required value for the API";
  return { code: "2020", message, detail, element };
}

/** 6000, a rule of the books; the text follows "Business Validation Error: ". */
export function businessError(text: string): QboError {
  const message = "A business validation error has occurred while processing your request";
  return { code: "6000", message, detail: `Business Validation Error: ${text}`, element: "" };
}

/** 2030 for an entity id that is not a whole number. */
export function invalidId(supplied: string): QboError {
  const detail = `Id should be a valid number. Supplied value:${supplied}`;
  return { code: "2030", message: "Invalid ID", detail, element: "Id" };
}

/** 2040 for a colon, tab or new line in a name. */
export function invalidCharacters(element: string, supplied: string): QboError {
  const detail = `Element contains invalid characters: ${supplied}`;
  return { code: "2040", message: "Invalid String", detail, element };
}

/** Names under which a fault shows a field, where they are not its path in the body. */
const SHOWN_NAMES: Readonly<Record<string, string>> = { "CustomerMemo.value": "Customer Memo" };

/** 2050 for a text longer than the field takes; the service groups its numbers by thousands. */
export function invalidLength(path: string, max: number, supplied: number): QboError {
  const element = SHOWN_NAMES[path] ?? path;
  const [most, given] = [max, supplied].map((count) => count.toLocaleString("en-US"));
  return {
    code: "2050",
    message: "String length is either shorter or longer than supported by specification",
    detail: `String length specified does not match the supported length. Min:0 Max:${most} supported. Supplied length:${given}`,
    element,
  };
}

/** 2060 for a date that is not written as a date, 2070 for a day that the calendar does not have. */
export function invalidDate(element: string, supplied: string, isWellFormed: boolean): QboError {
  return documentedError(isWellFormed ? "2070" : "2060", element, supplied);
}

/** 2090 for a number beyond what the books can hold, 2240 for one outside the range of its field. */
export function invalidNumber(
  element: string,
  supplied: number,
  range?: readonly [number, number],
): QboError {
  return documentedError(range === undefined ? "2090" : "2240", element, String(supplied));
}

/** 2170 for a value outside an enumeration. */
export function invalidEnumeration(element: string, supplied: string): QboError {
  const message = "Invalid Enumeration";
  return { code: "2170", message, detail: `${message} : ${supplied}`, element };
}

/** 2200 for a web address without a scheme. */
export function invalidWebAddress(element: string, supplied: string): QboError {
  const detail = `Web Site URL does not have correct format. Supplied value:${supplied}`;
  return { code: "2200", message: "Malformed Web Site Address format", detail, element };
}

/** 2210 for an e-mail address outside RFC 822. */
export function invalidEmail(element: string, supplied: string): QboError {
  const detail = `Email Address does not conform to the syntax rules of RFC 822. Supplied value:${supplied}`;
  return { code: "2210", message: "Invalid Email Address Format", detail, element };
}
