import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";

/** Asks in the admin's own words before unsaved changes are left behind. */
export function useLeaveGuard(isDirty: boolean): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    let isCurrent = true;
    // The promise settles only when the merchant agrees to leave.
    const asked = "shopify" in window ? window.shopify.saveBar.leaveConfirmation() : Promise.resolve();
    void asked.then(() => isCurrent && blocker.proceed());
    return () => {
      isCurrent = false;
    };
  }, [blocker]);
}
