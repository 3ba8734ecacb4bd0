"use strict";
(function () {
  const panel = document.getElementById("panel");
  const title = document.getElementById("panel-title");
  const place = document.getElementById("panel-place");
  const tabs = document.getElementById("panel-tabs");
  const body = document.getElementById("panel-body");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let opener = null;
  let chosen = null;

  function show(link) {
    const article = document.getElementById("report-" + link.dataset.report);
    if (!article) return false;
    const text = article.querySelector(".text").cloneNode(true);
    text.querySelectorAll("[id]").forEach(function (node) { node.remove(); });
    const parts = text.querySelectorAll(".e" + link.dataset.n);
    parts.forEach(function (node) { node.classList.add("on"); });
    title.textContent = article.querySelector("h3").textContent;
    place.textContent = article.querySelector(".meta").textContent;
    body.replaceChildren(text);
    tabs.querySelectorAll("button").forEach(function (tab) {
      tab.setAttribute("aria-pressed", String(tab.dataset.n === link.dataset.n));
    });
    if (parts.length) {
      const offset = parts[0].getBoundingClientRect().top - body.getBoundingClientRect().top;
      body.scrollTo({ top: body.scrollTop + offset - body.clientHeight / 4, behavior: "auto" });
    }
    return true;
  }

  function choose(line) {
    if (chosen) chosen.classList.remove("chosen");
    chosen = line;
    if (chosen) chosen.classList.add("chosen");
  }

  function open(link) {
    const line = link.closest(".line") || link.closest(".fact") || link.parentElement;
    const links = Array.from(line.querySelectorAll("a.cite"));
    opener = link;
    choose(line);
    tabs.replaceChildren.apply(tabs, links.map(function (other) {
      const tab = document.createElement("button");
      const article = document.getElementById("report-" + other.dataset.report);
      tab.type = "button";
      tab.dataset.n = other.dataset.n;
      tab.textContent = (article ? article.querySelector("h3").textContent + " " : "") + other.dataset.n;
      tab.addEventListener("click", function () { show(other); });
      return tab;
    }));
    tabs.hidden = links.length < 2;
    panel.hidden = false;
    document.body.classList.add("reading");
    if (!show(link)) { close(); return; }
    panel.focus({ preventScroll: true });
    const box = line.getBoundingClientRect();
    const low = panel.getBoundingClientRect().top;
    if (low > 0 && box.bottom > low) {
      window.scrollBy({ top: box.top - 16, behavior: still.matches ? "auto" : "smooth" });
    }
  }

  function close() {
    panel.hidden = true;
    document.body.classList.remove("reading");
    choose(null);
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a.cite");
    if (link) {
      event.preventDefault();
      open(link);
      return;
    }
    if (event.target.closest("a, button, summary, .panel")) return;
    if (String(window.getSelection())) return;
    const line = event.target.closest(".line");
    const first = line && line.querySelector("a.cite");
    if (first) open(first);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  document.getElementById("panel-close").addEventListener("click", close);
  document.documentElement.classList.add("scripted");
})();
