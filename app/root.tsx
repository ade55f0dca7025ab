import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteLoaderData,
} from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { ReactNode } from "react";
import appStyles from "#app/ui/frame/app.css?url";
import { interFontUrl } from "#app/ui/frame/inter-font-url.ts";
import standaloneStyles from "#app/ui/frame/standalone.css?url";
import { UnexpectedTrouble } from "#app/ui/frame/unexpected-trouble.tsx";
import orderStyles from "#app/ui/order/order.css?url";

export const links: LinksFunction = () =>
  [polarisStyles, appStyles, orderStyles, standaloneStyles].map((href) => ({ rel: "stylesheet", href }));

export function loader({ context }: LoaderFunctionArgs) {
  const { apiKey, appBridgeUrl, supportEmail } = context.appFacts;
  return { apiKey, appBridgeUrl, supportEmail, fontUrl: interFontUrl(appBridgeUrl) };
}

/** Facts of the app hardly change while a page is open. */
export const shouldRevalidate = () => false;

/** The document around every page. Only the embedded pages talk to the admin that frames them. */
export function Layout({ children }: { children: ReactNode }) {
  const facts = useRouteLoaderData<typeof loader>("root");
  const isEmbedded = /^\/app(\/|$)/.test(useLocation().pathname);
  return (
    <html lang="en">
      <head>
        {/* Shopify asks for App Bridge to be the first script of the document. */}
        {isEmbedded && facts && <script src={facts.appBridgeUrl} data-api-key={facts.apiKey} />}
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        {facts?.fontUrl && <link rel="stylesheet" href={facts.fontUrl} />}
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const facts = useRouteLoaderData<typeof loader>("root");
  return <UnexpectedTrouble supportEmail={facts?.supportEmail ?? null} />;
}
