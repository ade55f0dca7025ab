import { SaveBar } from "@shopify/app-bridge-react";
import { useSyncExternalStore } from "react";

type SettingsSaveBarProps = { isDirty: boolean; isSaving: boolean; onSave(): void; onDiscard(): void };

const never = () => () => {};

/** The admin's save bar. Without App Bridge (it may be blocked) the page's own button does the same. */
export function SettingsSaveBar({ isDirty, isSaving, onSave, onDiscard }: SettingsSaveBarProps) {
  const hasAppBridge = useSyncExternalStore(
    never,
    () => "shopify" in window,
    () => false,
  );
  if (!hasAppBridge) return null;
  return (
    <SaveBar id="settings-save-bar" open={isDirty}>
      <button type="button" variant="primary" {...(isSaving && { loading: "" })} onClick={onSave}>
        Save
      </button>
      <button type="button" onClick={onDiscard}>
        Discard
      </button>
    </SaveBar>
  );
}
