import { z } from "zod";

/** One error of an answer, whichever casing it came in. Absent members are empty. */
export type RemoteError = { code: string; message: string; detail: string; element: string };

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value == null ? "" : String(value)))
  .catch("");

const serviceEnvelope = z.object({
  Fault: z.object({ Error: z.array(z.object({ Message: text, Detail: text, code: text, element: text })) }),
});
const gatewayEnvelope = z.object({
  fault: z.object({ error: z.array(z.object({ message: text, detail: text, code: text, element: text })) }),
});

/**
 * The errors of a body: the service writes `Fault.Error[].Message`, the gateway in front of it
 * `fault.error[].message`. Anything else (an HTML page, a success) has none.
 */
export function parseEnvelope(body: unknown): RemoteError[] {
  const service = serviceEnvelope.safeParse(body);
  if (service.success) {
    return service.data.Fault.Error.map(({ Message, Detail, code, element }) => ({
      code: plainCode(code),
      message: Message,
      detail: Detail,
      element,
    }));
  }
  const gateway = gatewayEnvelope.safeParse(body);
  if (!gateway.success) return [];
  return gateway.data.fault.error.map((error) => ({ ...error, code: plainCode(error.code) }));
}

/** The gateway writes codes with leading zeros in its messages (`003200`), the service without. */
function plainCode(code: string): string {
  return code.trim().replace(/^0+(?=\d)/, "");
}
