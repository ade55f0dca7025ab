import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useSubmit } from "@remix-run/react";
import { readPushChoice } from "#app/contracts/push-choice.ts";
import type { PushKind } from "#app/ui/push/push-page.tsx";
import { type Chosen, SelectPage } from "#app/ui/push/select-page.tsx";
import { kindWords } from "#app/ui/record/kind-words.ts";
import {
  type RecordListState,
  readRecordListAddress,
  recordListAddress,
} from "#app/ui/records/record-list-address.ts";
import { listQueryOf, recordListView } from "#app/ui/records/record-list-view.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Select ${data ? kindWords[data.kind].many : "records"} · Plumbline` },
];

/** The kind by the last part of the address. */
function kindOf(part: string | undefined): PushKind {
  if (part === "products") return "product";
  if (part === "customers") return "customer";
  throw new Response("There is nothing of this kind to push.", { status: 404 });
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const kind = kindOf(params.kind);
  const state = readRecordListAddress(kind, new URL(request.url).searchParams);
  const [page, counts] = await Promise.all([
    context.listRecords(shop, kind, listQueryOf(state)),
    context.countRecords(shop, kind),
  ]);
  return { kind, state, counts, ...recordListView(page) };
}

/** Continue: what was chosen is looked for, and its own page asks for the last word. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { shop, actor, redirect } = await context.authenticate(request);
  const selection = readPushChoice(await request.formData());
  if (!selection) throw new Response("Nothing was chosen, or too much at once.", { status: 400 });
  const recordKind = kindOf(params.kind);
  const { id } = await context.preparePush({ shop, recordKind, selection, actor });
  return redirect(`/app/activity/${id}`);
}

export default function SelectRecords() {
  const { kind, state, ...list } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const submit = useSubmit();
  const path = `/app/push/${kindWords[kind].many}`;
  const change = (wanted: Partial<RecordListState>) =>
    navigate(recordListAddress(kind, { ...state, cursor: null, ...wanted }, path), {
      replace: wanted.search !== undefined,
    });
  const goOn = (chosen: Chosen) => {
    const form = new FormData();
    form.set("choice", Array.isArray(chosen) ? "ids" : chosen);
    if (chosen === "all") {
      form.set("status", state.status ?? "");
      form.set("search", state.search);
    }
    if (Array.isArray(chosen)) for (const id of chosen) form.append("ids", id);
    submit(form, { method: "post", action: path });
  };
  return (
    <SelectPage
      {...list}
      kind={kind}
      state={state}
      isLoading={navigation.state === "loading" && navigation.location.pathname === path}
      isGoingOn={navigation.formMethod === "POST"}
      onChange={change}
      onContinue={goOn}
    />
  );
}
