import { z } from "zod";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { PROJECT_STATUSES_MUTATION } from "#app/shopify/queries/project-statuses.graphql.ts";
import { statusMetafields } from "#app/shopify/status-metafields.ts";
import type { ProjectedStatus, StatusProjector } from "#app/sync/ports.ts";

const userErrorWire = z.looseObject({
  field: z.array(z.string()).nullable(),
  message: z.string(),
  code: z.string().nullish(),
  elementIndex: z.number().int().nullish(),
});
type UserError = z.infer<typeof userErrorWire>;
const payloadWire = z.looseObject({ userErrors: z.array(userErrorWire) });
const answerWire = z.looseObject({
  metafieldsSet: payloadWire.nullable(),
  metafieldsDelete: payloadWire.nullish(),
});
const operation: AdminOperation<z.infer<typeof answerWire>> = {
  name: "ProjectStatuses",
  document: PROJECT_STATUSES_MUTATION,
  answer: answerWire,
};

/** Five owners of five keys each fill Shopify's limit of 25 metafields a call. */
const OWNERS_PER_CALL = 5;

/**
 * Writes statuses to the app's own metafields. Calls are atomic; when Shopify refuses one owner (a deleted order), the
 * others of the call are written without it and the answer is the fault of the refused one.
 */
export function createStatusProjector(client: AdminClient): StatusProjector {
  return {
    async projectStatuses(shop, statuses) {
      let firstFault: Fault | null = null;
      for (let at = 0; at < statuses.length; at += OWNERS_PER_CALL) {
        const result = await projectCall(client, shop, statuses.slice(at, at + OWNERS_PER_CALL));
        if (!result.ok) firstFault ??= result.fault;
      }
      return firstFault ? failed(firstFault) : ok(null);
    },
  };
}

async function projectCall(
  client: AdminClient,
  shop: string,
  statuses: ProjectedStatus[],
): Promise<Result<null>> {
  const parts = statuses.map(statusMetafields);
  const set = parts.flatMap((part) => part.set);
  const clear = parts.flatMap((part) => part.clear);
  const subject =
    statuses.length === 1 ? `status of ${statuses[0]?.ownerId}` : `status of ${statuses.length} records`;
  const answer = await client.run(shop, operation, { set, clear, hasClear: clear.length > 0 }, subject);
  if (!answer.ok) return answer;
  const setErrors = answer.value.metafieldsSet?.userErrors ?? [];
  const clearErrors = answer.value.metafieldsDelete?.userErrors ?? [];
  const refused = [...ownersOf(setErrors, set), ...ownersOf(clearErrors, clear)];
  const error = setErrors[0] ?? clearErrors[0];
  if (!error) return ok(null);
  const others = statuses.filter((status) => !refused.includes(status.ownerId));
  if (others.length > 0 && others.length < statuses.length) await projectCall(client, shop, others);
  return failed(faultOf(error, refused[0] ? `status of ${refused[0]}` : subject));
}

/** The owners that user errors point at, by `elementIndex` or a field path such as `["metafields", "3", "ownerId"]`. */
function ownersOf(errors: UserError[], sent: { ownerId: string }[]): string[] {
  return errors.flatMap((error) => {
    const index = error.elementIndex ?? Number(error.field?.find((part) => /^\d+$/.test(part)) ?? Number.NaN);
    return sent[index]?.ownerId ?? [];
  });
}

function faultOf(error: UserError, subject: string): Fault {
  return {
    kind: "rejected",
    subject,
    evidence: {
      system: "shopify",
      httpStatus: 200,
      remoteText: error.message.slice(0, 500),
      ...(error.code ? { remoteCode: error.code } : {}),
      ...(error.field ? { element: error.field.join(".") } : {}),
    },
  };
}
