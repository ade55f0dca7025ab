import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { listKinds } from "#app/domain/lists/link-choice.ts";
import { whyFixed } from "#app/domain/lists/links/link-groups.ts";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { entryView } from "#app/ui/links/entry-facts.ts";
import { LinkPage } from "#app/ui/links/link-page.tsx";
import { linkRow } from "#app/ui/links/link-row.ts";
import { changeWords } from "#app/ui/links/link-words.ts";
import { useEntryPicker } from "#app/ui/links/use-entry-picker.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.link.name ?? "Link"} · Plumbline` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const parameters = new URL(request.url).searchParams;
  const wanted = { kind: parameters.get("kind") ?? "", key: parameters.get("key") ?? "" };
  const page = await context.links.load(shop, wanted);
  if (!page) throw new Response("There is no such link.", { status: 404 });
  const { link, entry, history } = page;
  return {
    link: linkRow(link),
    facts: entry ? entryView({ ...entry, url: link.booksUrl }).facts : [],
    fixed: whyFixed(link.kind, link.key),
    history: history.map(({ at, change, beforeId, afterId, note, actor }, index) => ({
      key: String(history.length - index),
      at: at.toISOString(),
      change: changeWords[change] ?? change,
      detail: [idsText(beforeId, afterId), note].filter(Boolean).join(". "),
      actor: actor.name,
    })),
  };
}

function idsText(before: string | null, after: string | null): string {
  if (before === after) return "";
  if (before !== null && after !== null) return `From QuickBooks id ${before} to ${after}`;
  return after === null ? `From QuickBooks id ${before}` : `To QuickBooks id ${after}`;
}

const wishSchema = z.object({
  intent: z.enum(["link", "unlink"]),
  kind: z.enum(listKinds),
  key: z.string().min(1).max(300),
  expectedId: z.string().max(40).nullable(),
  toId: z.string().min(1).max(40).nullable(),
  name: z.string().max(500).nullable(),
});

/** A person links to an entry of QuickBooks, or takes the link away. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  const form = await request.formData();
  const wish = wishSchema.safeParse({
    intent: form.get("intent"),
    kind: form.get("kind"),
    key: form.get("key"),
    expectedId: form.get("expectedId") || null,
    toId: form.get("toId") || null,
    name: form.get("name") || null,
  });
  if (!wish.success) throw new Response("This action is not known.", { status: 400 });
  const { intent, toId, ...edit } = wish.data;
  const whole = { ...edit, note: "" };
  if (intent === "unlink") return { intent, ...(await context.links.unlink(shop, whole, actor)) };
  if (toId === null) throw new Response("No entry was chosen.", { status: 400 });
  return { intent, ...(await context.links.link(shop, { ...whole, toId }, actor)) };
}

/** A link that was taken away has no page any more: the list is shown instead. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  actionResult?.ok && actionResult.intent === "unlink" ? false : defaultShouldRevalidate;

export default function LinkRoute() {
  const view = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  const { link, fixed } = view;
  const { data } = fetcher;
  useEffect(() => {
    if (!data?.ok) return;
    showToast(data.intent === "unlink" ? "Unlinked" : "Linked");
    if (data.intent === "unlink") navigate("/app/links");
  }, [data, navigate]);
  const wish = { kind: link.kind, key: link.key, expectedId: link.qboId };
  return (
    <LinkPage
      {...view}
      picker={useEntryPicker(fixed === null ? link.kind : null)}
      trouble={data && !data.ok ? data.reason : null}
      isWorking={fetcher.state !== "idle"}
      onLink={(toId) => fetcher.submit({ ...wish, intent: "link", toId }, { method: "post" })}
      onUnlink={() => fetcher.submit({ ...wish, intent: "unlink" }, { method: "post" })}
    />
  );
}
