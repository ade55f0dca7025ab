import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  MaxPartSizeExceededError,
  unstable_createMemoryUploadHandler,
  unstable_parseMultipartFormData,
} from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { linkVerdicts } from "#app/domain/lists/links/judge-link-line.ts";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { FilePage, type LinksFileView } from "#app/ui/links/file-page.tsx";
import { linksFileView } from "#app/ui/links/links-file-view.ts";

export const meta = () => [{ title: "Import links · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const parameters = new URL(request.url).searchParams;
  const verdict = linkVerdicts.find((known) => known === parameters.get("verdict")) ?? null;
  const after = Math.max(0, Math.trunc(Number(parameters.get("after")) || 0));
  const page = await context.links.files.load(shop, verdict, after);
  const file: LinksFileView | null = page && linksFileView(page);
  return { file, verdict, isFirstPage: after === 0, maxBytes: context.links.files.maxBytes };
}

type Answer = { ok: true; told: string } | { ok: false; reason: string };

/** A merchant gives a file, applies it, or puts it aside. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Answer> {
  const { shop, actor } = await context.authenticate(request);
  const { files } = context.links;
  const form = await readForm(request, files.maxBytes);
  if (form === null) return { ok: false, reason: "The file is too large." };
  const intent = form.get("intent");
  const id = String(form.get("id") ?? "");
  if (intent === "discard") {
    await files.discard(shop, id);
    return { ok: true, told: "Discarded" };
  }
  if (intent === "apply") {
    const applied = await files.apply(shop, id, form.get("withDiffering") === "yes", actor);
    if (!applied.ok) return applied;
    return { ok: true, told: applied.linked === 1 ? "1 link made" : `${applied.linked} links made` };
  }
  const file = form.get("file");
  if (intent !== "give" || !(file instanceof File))
    throw new Response("This action is not known.", { status: 400 });
  const taken = await files.take(shop, { name: file.name.slice(0, 200), bytes: await file.bytes() }, actor);
  return taken.ok ? { ok: true, told: "Checking the file" } : taken;
}

/** Null when the file is larger than any that is taken. */
async function readForm(request: Request, maxBytes: number): Promise<FormData | null> {
  if (!request.headers.get("content-type")?.startsWith("multipart/form-data")) return request.formData();
  try {
    return await unstable_parseMultipartFormData(
      request,
      unstable_createMemoryUploadHandler({ maxPartSize: maxBytes }),
    );
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return null;
    throw error;
  }
}

export default function ImportLinks() {
  const view = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  const { data } = fetcher;
  const { file } = view;
  useRevalidateWhile(file?.state === "checking", 1_500);
  useEffect(() => {
    if (data?.ok) showToast(data.told);
  }, [data]);
  const give = (given: File) => {
    const form = new FormData();
    form.set("intent", "give");
    form.set("file", given);
    fetcher.submit(form, { method: "post", encType: "multipart/form-data" });
  };
  return (
    <FilePage
      {...view}
      trouble={data && !data.ok ? data.reason : null}
      isWorking={fetcher.state !== "idle"}
      onGive={give}
      onApply={(withDiffering) =>
        fetcher.submit(
          { intent: "apply", id: file?.id ?? "", withDiffering: withDiffering ? "yes" : "no" },
          { method: "post" },
        )
      }
      onDiscard={() => fetcher.submit({ intent: "discard", id: file?.id ?? "" }, { method: "post" })}
      onShow={({ verdict, after }) => {
        const parameters = new URLSearchParams();
        if (verdict) parameters.set("verdict", verdict);
        if (after > 0) parameters.set("after", String(after));
        navigate(`/app/links/import?${parameters}`, { preventScrollReset: true });
      }}
    />
  );
}
