import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { StandalonePage } from "./standalone-page.tsx";

/** The last resort: a page outside the admin that says something went wrong and whom to write to. */
export function UnexpectedTrouble({ supportEmail }: { supportEmail: string | null }) {
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <StandalonePage
      title={isMissing ? "There is no such page" : "Something went wrong"}
      paragraphs={[
        isMissing
          ? "The address may be mistyped or outdated."
          : "This page could not be shown. Your books are not affected: what waits is sent as usual.",
      ]}
      link={null}
      supportEmail={supportEmail}
    />
  );
}
