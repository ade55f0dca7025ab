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

export function refuseNotFound(): never {
  refuse({ code: "610", message: "Object Not Found", detail: `Object Not Found : ${INACTIVE}`, element: "" });
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

export function refuseReference(entity: string, id: string, element: string): never {
  const label = LIST_LABELS[entity] ?? `${entity}s`;
  refuse({
    code: "2500",
    message: "Invalid Reference Id",
    detail: `Invalid Reference Id : ${label} element id ${id} not found`,
    element,
  });
}

export function refuseInactiveReference(element: string): never {
  refuse({
    code: "2500",
    message: "Invalid Reference Id",
    detail: `Invalid Reference Id : ${INACTIVE}`,
    element,
  });
}

export function refuseUnsupported(what: string): never {
  refuse({ code: "500", message: "Unsupported Operation", detail: `Operation ${what} is not supported.` });
}

export function refuseDuplicateName(detail: string): never {
  refuse({
    code: "6240",
    message: "Duplicate Name Exists Error",
    detail: `The name supplied already exists. : ${detail}`,
  });
}
