import { Link } from "@remix-run/react";
import type { LinkLikeComponentProps } from "@shopify/polaris/build/ts/src/utilities/link/types";

const isOutside = (url: string) => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url);

/** The link that Polaris components render: inside the app without a page load, outside as the browser does. */
export function AppLink({
  children,
  url,
  external,
  target,
  download,
  ref: _ref,
  ...rest
}: LinkLikeComponentProps) {
  const opensNewTab = external === true || target === "_blank";
  const frame = opensNewTab ? { target: "_blank", rel: "noopener noreferrer" } : { target };
  if (isOutside(url) || download !== undefined) {
    return (
      <a {...rest} {...frame} href={url} download={download}>
        {children}
      </a>
    );
  }
  return (
    <Link {...rest} {...frame} to={url}>
      {children}
    </Link>
  );
}
