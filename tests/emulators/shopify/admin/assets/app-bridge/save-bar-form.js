// Forms with data-save-bar: the save bar appears with the first change and goes with submit or reset.
import { hideBar, showBar } from "./save-bar.js";

const barsByForm = new WeakMap();
const plainButton = { label: "", isDisabled: false, isLoading: false };

function barOf(form) {
  const known = barsByForm.get(form);
  if (known !== undefined) return known;
  const bar = {
    save: () => form.requestSubmit(),
    discard: () => form.reset(),
    describe: () => ({
      save: plainButton,
      discard: plainButton,
      hasDiscardConfirmation: form.hasAttribute("data-discard-confirmation"),
    }),
  };
  barsByForm.set(form, bar);
  return bar;
}

function formOf(event) {
  const target = event.target;
  const form = target instanceof HTMLFormElement ? target : target?.form;
  return form instanceof HTMLFormElement && form.hasAttribute("data-save-bar") ? form : null;
}

for (const type of ["input", "change"]) {
  document.addEventListener(type, (event) => {
    const form = formOf(event);
    if (form !== null) showBar(barOf(form));
  });
}

for (const type of ["submit", "reset"]) {
  document.addEventListener(type, (event) => {
    const form = formOf(event);
    if (form !== null) hideBar(barOf(form));
  });
}
