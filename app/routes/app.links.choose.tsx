import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { listKinds } from "#app/domain/lists/link-choice.ts";
import type { action as editLink } from "#app/routes/app.links.link.tsx";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { ChoicePage } from "#app/ui/links/choice-page.tsx";
import { entryView } from "#app/ui/links/entry-facts.ts";
import { linkHref } from "#app/ui/links/link-row.ts";
import { kindWord } from "#app/ui/links/link-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? "Choose"} · Plumbline` },
];

const wantedSchema = z.object({ kind: z.enum(listKinds), key: z.string().min(1).max(300) });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const wanted = wantedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const page = wanted.success ? await context.links.loadChoice(shop, wanted.data) : null;
  if (!wanted.success || !page)
    throw new Response("Nothing waits for this choice any more.", { status: 404 });
  const { choice, waiting, candidates, link, shopUrl } = page;
  return {
    kind: wanted.data.kind,
    linkKey: wanted.data.key,
    name: choice.name,
    kindWord: kindWord(choice.kind),
    currentId: link?.qboId ?? "",
    waiting,
    shopUrl,
    candidates: candidates.map(entryView),
  };
}

/** Once it is chosen nothing waits for it any more: the page of the link is shown instead. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  actionResult?.ok ? false : defaultShouldRevalidate;

export default function Choose() {
  const view = useLoaderData<typeof loader>();
  const { kind, linkKey: key, name, currentId } = view;
  const fetcher = useFetcher<typeof editLink>();
  const navigate = useNavigate();
  const { data } = fetcher;
  useEffect(() => {
    if (!data?.ok) return;
    showToast(data.released === 1 ? "Linked. 1 record goes out" : `Linked. ${data.released} records go out`);
    navigate(linkHref({ kind, key }));
  }, [data, navigate, kind, key]);
  return (
    <ChoicePage
      {...view}
      trouble={data && !data.ok ? data.reason : null}
      isWorking={fetcher.state !== "idle"}
      onChoose={(toId) =>
        fetcher.submit(
          { intent: "link", kind, key, name, expectedId: currentId, toId },
          { method: "post", action: "/app/links/link" },
        )
      }
    />
  );
}
