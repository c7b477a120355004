"use strict";
// Without this script the page is complete: it only adds moving the maps, choosing kinds, and opening details in print.
for (const figure of document.querySelectorAll("figure[data-map]")) {
  const svg = figure.querySelector("svg.map");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  let view = [...whole];
  const show = () => svg.setAttribute("viewBox", view.map(value => value.toFixed(1)).join(" "));
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const width = Math.min(whole[2], Math.max(whole[2] / 16, view[2] * factor));
    const ratio = width / view[2];
    view = [x - (x - view[0]) * ratio, y - (y - view[1]) * ratio, width, view[3] * ratio];
    move(0, 0);
  };
  const move = (dx, dy) => {
    view[0] = Math.min(Math.max(view[0] + dx, whole[0]), whole[0] + whole[2] - view[2]);
    view[1] = Math.min(Math.max(view[1] + dy, whole[1]), whole[1] + whole[3] - view[3]);
    show();
  };
  const controls = figure.querySelector(".controls");
  controls.hidden = false;
  const acts = { in: () => zoom(0.6), out: () => zoom(1 / 0.6), all: () => { view = [...whole]; show(); } };
  for (const button of controls.querySelectorAll("button")) button.addEventListener("click", acts[button.dataset.act]);
  for (const box of controls.querySelectorAll("input")) {
    box.addEventListener("change", () => {
      for (const mark of svg.querySelectorAll(`[data-standing="${box.value}"]`)) mark.toggleAttribute("hidden", !box.checked);
      for (const mark of svg.querySelectorAll(`[data-standing="${box.value}"]`)) mark.style.display = box.checked ? "" : "none";
    });
  }
  svg.addEventListener("keydown", event => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) { event.preventDefault(); move(step[0] * view[2] / 8, step[1] * view[3] / 8); }
    if (event.key === "+" || event.key === "=") zoom(0.6);
    if (event.key === "-") zoom(1 / 0.6);
  });
  let held = null;
  svg.addEventListener("pointerdown", event => { if (view[2] < whole[2]) { held = event; svg.setPointerCapture(event.pointerId); } });
  svg.addEventListener("pointermove", event => {
    if (!held) return;
    const scale = view[2] / svg.clientWidth;
    move((held.clientX - event.clientX) * scale, (held.clientY - event.clientY) * scale);
    held = event;
  });
  svg.addEventListener("pointerup", () => { held = null; });
  svg.addEventListener("wheel", event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    const x = view[0] + (event.clientX - box.left) / box.width * view[2];
    const y = view[1] + (event.clientY - box.top) / box.height * view[3];
    zoom(event.deltaY < 0 ? 0.8 : 1.25, x, y);
  }, { passive: false });
}
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
// A link to a sentence opens what it stands in.
const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
