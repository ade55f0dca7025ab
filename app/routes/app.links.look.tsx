import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { differenceChoices } from "#app/domain/lists/drift/difference-choices.ts";
import { listKinds } from "#app/domain/lists/link-choice.ts";
import type { FieldValue } from "#app/domain/lists/merge-fields.ts";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { LookPage } from "#app/ui/links/look-page.tsx";
import { brokenView, differingView, troubledView } from "#app/ui/links/look-view.ts";

export const meta = () => [{ title: "Needs a look · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const parameters = new URL(request.url).searchParams;
  const [kind, key] = [parameters.get("kind"), parameters.get("key")];
  const page = await context.links.look.load(shop, kind !== null && key !== null ? { kind, key } : null);
  return {
    troubled: (page?.troubled ?? []).map(troubledView),
    after: page?.after ?? null,
    differing: (page?.differing ?? []).map(differingView),
    broken: (page?.broken ?? []).map(brokenView),
  };
}

const link = { kind: z.enum(listKinds), key: z.string().min(1).max(300) };
const fieldValue: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), fieldValue)]),
);
const seenSchema = z.object({ field: z.string(), shopify: fieldValue, quickbooks: fieldValue });
const wishSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("settle"),
    ...link,
    choice: z.enum(differenceChoices),
    seen: z
      .string()
      .max(20_000)
      .transform((text): unknown => JSON.parse(text))
      .pipe(seenSchema),
  }),
  z.object({ intent: z.literal("acceptName"), ...link, name: z.string().min(1).max(500) }),
]);

type Answer = { ok: true; told: string } | { ok: false; reason: string };

/** A person says what is to be done about a difference. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Answer> {
  const { shop, actor } = await context.authenticate(request);
  const wish = readWish(Object.fromEntries(await request.formData()));
  if (!wish) throw new Response("This action is not known.", { status: 400 });
  if (wish.intent === "acceptName") {
    await context.links.look.acceptName(shop, wish, wish.name, actor);
    return { ok: true, told: "Name accepted" };
  }
  const settled = await context.links.look.settle(shop, wish, actor);
  if (!settled.ok) return settled;
  return { ok: true, told: wish.choice === "leave" ? "Left as it is" : "It is written within moments" };
}

function readWish(fields: Record<string, unknown>): z.infer<typeof wishSchema> | null {
  try {
    return wishSchema.safeParse(fields).data ?? null;
  } catch {
    // What is no JSON was not sent by this page.
    return null;
  }
}

export default function Look() {
  const { after, ...view } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<Answer & { released?: number }>();
  const navigate = useNavigate();
  const { data } = fetcher;
  useEffect(() => {
    if (data?.ok) showToast(data.told ?? "Linked");
  }, [data]);
  return (
    <LookPage
      {...view}
      hasMore={after !== null}
      trouble={data && !data.ok ? data.reason : null}
      isWorking={fetcher.state !== "idle"}
      onMore={() => after && navigate(`/app/links/look?${new URLSearchParams(after)}`)}
      onSettle={({ kind, key }, seen, choice) =>
        fetcher.submit({ intent: "settle", kind, key, seen, choice }, { method: "post" })
      }
      onAcceptName={({ link: { kind, key, booksName } }) =>
        fetcher.submit({ intent: "acceptName", kind, key, name: booksName }, { method: "post" })
      }
      onFollow={({ link: { kind, key, qboId }, into }) =>
        fetcher.submit(
          { intent: "link", kind, key, name: "", expectedId: qboId, toId: into?.id ?? "" },
          { method: "post", action: "/app/links/link" },
        )
      }
    />
  );
}
