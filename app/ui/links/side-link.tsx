/** A name that opens its page in QuickBooks or in the Shopify admin, or the plain name when it has none. */
export function SideLink({
  name,
  url,
  system,
}: {
  name: string;
  url: string | null;
  system: "Shopify" | "QuickBooks";
}) {
  if (url === null) return <span className="cut-text">{name}</span>;
  const target = system === "Shopify" ? "_top" : "_blank";
  return (
    <a
      className="document-link cut-text"
      href={url}
      target={target}
      rel="noopener noreferrer"
      aria-label={`${name} in ${system}${target === "_blank" ? ", opens a new tab" : ""}`}
      // In a row a click would open the row instead.
      onClick={(event) => event.stopPropagation()}
    >
      {name}
    </a>
  );
}
