import { isRouteErrorResponse } from "@remix-run/react";
import { Banner, BlockStack, Link, Page, Text } from "@shopify/polaris";
import { AppFrame } from "./app-frame.tsx";

/** Shown in place of a page that could not be: sign-in pages of Shopify as they are, everything else in plain words. */
export function PageTrouble({ error, supportEmail }: { error: unknown; supportEmail: string | null }) {
  if (isRouteErrorResponse(error)) {
    // Shopify's sign-in answers with a small page of scripts and status 200, or with headers alone.
    if (error.status === 200 && typeof error.data === "string") {
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a page that Shopify's library made, without foreign text
      return <div dangerouslySetInnerHTML={{ __html: error.data }} />;
    }
    if (error.status === 401 || error.status === 410) return <div>One moment, please.</div>;
  }
  const { title, text } = wordsFor(error);
  return (
    <AppFrame>
      <Page title={title} backAction={{ content: "Home", url: "/app" }}>
        <Banner tone="warning" title={title}>
          <BlockStack gap="200">
            <Text as="p">{text}</Text>
            {supportEmail && (
              <Text as="p">
                If it keeps happening, write to <Link url={`mailto:${supportEmail}`}>{supportEmail}</Link>.
              </Text>
            )}
          </BlockStack>
        </Banner>
      </Page>
    </AppFrame>
  );
}

function wordsFor(error: unknown): { title: string; text: string } {
  if (isRouteErrorResponse(error) && error.status === 404)
    return {
      title: "There is nothing here",
      text: "What you are looking for was removed, or the address is mistyped.",
    };
  if (isRouteErrorResponse(error) && error.status === 503)
    return {
      title: error.statusText || "Not reachable right now",
      text:
        typeof error.data === "string" && error.data !== "" ? error.data : "Please try again in a minute.",
    };
  return {
    title: "This page could not be shown",
    text: "Something went wrong on our side. Your books are not affected: what waits is sent as usual. Please load the page again.",
  };
}
