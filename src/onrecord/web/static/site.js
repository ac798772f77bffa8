// What gets better with a script. Every page works without this file.
"use strict";

// The matrix is one stop for the keyboard; arrows move within it.
document.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const cell = event.target.closest(".matrix tbody td, .matrix tbody th");
  if (!step || !cell) return;
  const row = cell.parentElement;
  const rows = [...row.parentElement.rows];
  const target = rows[rows.indexOf(row) + step[0]]?.cells[cell.cellIndex + step[1]];
  const link = target?.querySelector("a");
  if (!link) return;
  event.preventDefault();
  link.focus();
});

// A choice in a form that asks only for another view of the page is carried out at once.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-at-once]");
  if (form && event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
});
