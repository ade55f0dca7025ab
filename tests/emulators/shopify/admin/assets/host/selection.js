// Selecting rows of an index table.
const table = document.querySelector("[data-selectable]");
const bar = document.querySelector("[data-selection-bar]");

function showSelection() {
  const boxes = [...table.querySelectorAll("[data-select-row]")];
  const count = boxes.filter((box) => box.checked).length;
  const all = table.querySelector("[data-select-all]");
  all.checked = count > 0 && count === boxes.length;
  all.indeterminate = count > 0 && count < boxes.length;
  for (const box of boxes) box.closest("tr").classList.toggle("selected", box.checked);
  bar.hidden = count === 0;
  bar.querySelector("[data-selection-count]").textContent =
    `${count} ${table.dataset.noun}${count === 1 ? "" : "s"} selected`;
}

function selectAll(isSelected) {
  for (const box of table.querySelectorAll("[data-select-row]")) box.checked = isSelected;
  showSelection();
}

if (table !== null) {
  table.addEventListener("change", (event) => {
    if (event.target.matches("[data-select-all]")) selectAll(event.target.checked);
    else showSelection();
  });
  bar.querySelector("[data-clear-selection]").addEventListener("click", () => selectAll(false));
  showSelection();
}
