import { Link } from "@remix-run/react";
import type { LinkLikeComponentProps } from "@shopify/polaris/build/ts/src/utilities/link/types";

const isOutside = (url: string) => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url);

/** The link that Polaris components render: inside the app without a page load, outside as the browser does. */
export function AppLink(props: LinkLikeComponentProps) {
  const {
    children,
    url,
    external,
    target,
    download: _download,
    disabled: _disabled,
    ref: _ref,
    ...rest
  } = props;
  const frame =
    external === true || target === "_blank"
      ? { target: "_blank", rel: "noopener noreferrer" }
      : target
        ? { target }
        : {};
  if (isOutside(url)) {
    return (
      <a {...rest} {...frame} href={url}>
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
