// The menu button of narrow screens, and selects that submit their form.
const button = document.querySelector("[data-menu-button]");
const navigation = document.querySelector("#navigation");
const backdrop = document.querySelector("[data-close-navigation]");

export function setNavigationOpen(isOpen) {
  navigation.classList.toggle("open", isOpen);
  backdrop.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(isOpen));
  button.setAttribute("aria-label", isOpen ? "Close navigation" : "Open navigation");
}

button.addEventListener("click", () => setNavigationOpen(button.getAttribute("aria-expanded") !== "true"));
backdrop.addEventListener("click", () => setNavigationOpen(false));
addEventListener("keydown", (event) => {
  if (event.key === "Escape") setNavigationOpen(false);
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});
