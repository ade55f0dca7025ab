import type { RefusedRequest } from "../books/refused-request.ts";
import type { QboError } from "../qbo-error.ts";

/** The `Fault` member of a service answer or a batch item. */
export function serviceFault(errors: readonly QboError[], type = "ValidationFault"): Record<string, unknown> {
  return {
    Error: errors.map((error) => ({
      Message: error.message,
      Detail: error.detail,
      code: error.code,
      ...(error.element === undefined ? {} : { element: error.element }),
    })),
    type,
  };
}

export function faultOf(refused: RefusedRequest): Record<string, unknown> {
  return serviceFault(refused.errors, refused.faultType);
}

type GatewayFault = { message: string; detail: string | null; code: string; type: string };

/** The gateway's lower-case envelope for 401, 403 and 429; `time` counts milliseconds. */
export function gatewayBody(fault: GatewayFault, now: Date): Record<string, unknown> {
  const { message, detail, code, type } = fault;
  return {
    warnings: null,
    intuitObject: null,
    fault: { error: [{ message, detail, code, element: null }], type },
    report: null,
    queryResponse: null,
    batchItemResponse: [],
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: now.getTime(),
    status: null,
    cdcresponse: [],
  };
}

export function unauthenticated(detail: string): GatewayFault {
  return {
    message: "message=AuthenticationFailed; errorCode=003200; statusCode=401",
    detail,
    code: "3200",
    type: "AUTHENTICATION",
  };
}

export const FORBIDDEN: GatewayFault = {
  message: "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403",
  detail: null,
  code: "3100",
  type: "SERVICE",
};

export const THROTTLED: GatewayFault = {
  message: "message=ThrottleExceeded; errorCode=003001; statusCode=429",
  detail: "The request limit was reached.  Try again later",
  code: "3001",
  type: "SERVICE",
};

export const SYSTEM_FAILURE: QboError = {
  code: "10000",
  message: "An application error has occurred while processing your request",
  detail: "System Failure Error: An unexpected error occurred while processing the request.",
};
