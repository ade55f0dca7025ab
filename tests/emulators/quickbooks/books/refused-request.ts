import { type DocumentedCode, documentedError } from "../facts/documented-errors.ts";
import { invalidEnumeration } from "../facts/shape-errors.ts";
import type { QboError } from "../qbo-error.ts";

/** Thrown inside a transaction to undo it and to answer a service fault. */
export class RefusedRequest extends Error {
  readonly errors: readonly QboError[];
  readonly faultType: string;

  constructor(errors: readonly QboError[], faultType = "ValidationFault") {
    super(errors.map((error) => `${error.code} ${error.detail}`).join("; "));
    this.errors = errors;
    this.faultType = faultType;
  }
}

export function refuse(error: QboError): never {
  throw new RefusedRequest([error]);
}

/** A fault in the words of the documentation's error table. */
export function refuseDocumented(code: DocumentedCode, element: string, supplied?: string): never {
  refuse(documentedError(code, element, supplied));
}

/** 2170 for a value outside an enumeration. */
export function refuseEnumeration(element: string, supplied: string): never {
  refuse(invalidEnumeration(element, supplied));
}

const INACTIVE =
  "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";

/** 6000 with the text that follows `Business Validation Error: `. */
export function refuseBusiness(text: string): never {
  refuse({
    code: "6000",
    message: "A business validation error has occurred while processing your request",
    detail: `Business Validation Error: ${text}`,
    element: "",
  });
}

export function refuseMissing(parameter: string): never {
  refuse({
    code: "2020",
    message: "Required param missing, need to supply the required value for the API",
    detail: `Required parameter ${parameter} is missing in the request`,
    element: parameter,
  });
}

export function refuseNotFound(detail = INACTIVE): never {
  refuse({ code: "610", message: "Object Not Found", detail: `Object Not Found : ${detail}`, element: "" });
}

/** 610 for a change of a transaction that was deleted. */
export function refuseDeleted(): never {
  refuseNotFound("Another user has deleted this transaction.");
}

/** Labels the service uses for the lists behind references. */
const LIST_LABELS: Readonly<Record<string, string>> = {
  Customer: "Names",
  Vendor: "Names",
  Employee: "Names",
  Item: "Items",
  Account: "Accounts",
  Class: "Klasses",
  Department: "Depts",
};

/** An unknown item is named by the path of its line; what is missing in another list, by the list and the id. */
export function refuseReference(entity: string, id: string, path: string): never {
  const label = LIST_LABELS[entity];
  const isNamedByPath = entity === "Item" && path.startsWith("Line.");
  const found = isNamedByPath ? path : `${label ?? `${entity}s`} element id ${id} not found`;
  const element = label === undefined || isNamedByPath ? path : "Reference Id";
  refuse({
    code: "2500",
    message: "Invalid Reference Id",
    detail: `Invalid Reference Id : ${found}`,
    element,
  });
}

export function refuseInactiveReference(): never {
  refuse({
    code: "2500",
    message: "Invalid Reference Id",
    detail: `Invalid Reference Id : ${INACTIVE}`,
    element: "",
  });
}

export function refuseUnsupported(what: string): never {
  refuse({ code: "500", message: "Unsupported Operation", detail: `Operation ${what} is not supported.` });
}

/** The service names no element, not even an empty one, when the detail is an id or null. */
export function refuseDuplicateName(detail: string, element?: ""): never {
  refuse({
    code: "6240",
    message: "Duplicate Name Exists Error",
    detail: `The name supplied already exists. : ${detail}`,
    ...(element === undefined ? {} : { element }),
  });
}
