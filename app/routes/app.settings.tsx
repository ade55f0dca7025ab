import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useFetcher, useLoaderData, useNavigation } from "@remix-run/react";
import { useEffect } from "react";
import { explain } from "#app/domain/faults/explain.ts";
import { connectionView } from "#app/ui/connection/connection-view.ts";
import { showToast } from "#app/ui/frame/show-toast.ts";
import type { Accounts } from "#app/ui/settings/account-options.ts";
import { readSettingsForm } from "#app/ui/settings/read-settings-form.ts";
import type { Replay } from "#app/ui/settings/replay-card.tsx";
import { ruleView } from "#app/ui/settings/rule-view.ts";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";
import { type SettingsErrors, settingsValues } from "#app/ui/settings/settings-values.ts";

export const meta = () => [{ title: "Settings · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const [settings, connection, found, facts] = await Promise.all([
    context.loadSettings(shop),
    context.loadConnection(shop),
    context.listAccounts(shop),
    context.readBooksFacts(shop),
  ]);
  const accounts: Accounts = found.ok
    ? {
        list: found.value
          .filter(({ isActive }) => isActive)
          .map(({ id, name, type }) => ({ id, name, type })),
        trouble: null,
      }
    : { list: null, trouble: explain(found.fault) };
  return {
    saved: settingsValues(settings),
    rules: settings.rules.map(ruleView),
    facts: facts.ok ? facts.value : null,
    connection: connectionView(connection),
    accounts,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  const form = await request.formData();
  const read = readSettingsForm(form, await context.loadSettings(shop));
  if (!read.ok) return Response.json({ errors: read.errors }, { status: 422 });
  if (form.get("intent") === "replay")
    return Response.json({ errors: {}, replay: await context.replaySettings(shop, read.settings) });
  await context.saveSettings(shop, read.settings, actor);
  return Response.json({ errors: {} });
}

export default function SettingsRoute() {
  const view = useLoaderData<typeof loader>();
  // Null or empty while nothing was sent, or when App Bridge answered in place of the app.
  const answer = useActionData<{ errors: SettingsErrors } | "">();
  const errors = answer ? answer.errors : null;
  useEffect(() => {
    if (errors && Object.keys(errors).length === 0) showToast("Settings saved");
  }, [errors]);
  const replaying = useFetcher<{ errors: SettingsErrors; replay?: Replay } | "">();
  const replayed = replaying.data || null;
  const replay = (form: HTMLFormElement) => {
    const wanted = new FormData(form);
    wanted.set("intent", "replay");
    replaying.submit(wanted, { method: "post" });
  };
  return (
    <SettingsPage
      {...view}
      errors={{ ...replayed?.errors, ...errors }}
      isSaving={useNavigation().state === "submitting"}
      replay={replayed?.replay ?? null}
      isReplaying={replaying.state !== "idle"}
      onReplay={replay}
    />
  );
}
