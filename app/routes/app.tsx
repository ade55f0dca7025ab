import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { loader as rootLoader } from "#app/root.tsx";
import { AppFrame } from "#app/ui/frame/app-frame.tsx";
import { PageTrouble } from "#app/ui/frame/page-trouble.tsx";
import { passHeaders } from "#app/ui/frame/pass-headers.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  return { shop };
}

export const headers: HeadersFunction = passHeaders;

export default function EmbeddedApp() {
  return (
    <AppFrame>
      <Outlet />
    </AppFrame>
  );
}

export function ErrorBoundary() {
  const facts = useRouteLoaderData<typeof rootLoader>("root");
  return <PageTrouble error={useRouteError()} supportEmail={facts?.supportEmail ?? null} />;
}
