/* What a page gains where scripts run: filters and sortable columns. Every page is
   complete without them; what is said here comes from the page's own attributes. */
(() => {
  const press = (buttons, pressed) =>
    buttons.forEach((one) => one.setAttribute("aria-pressed", one === pressed));

  const filter = (bar) => {
    const table = document.getElementById(bar.dataset.gfFilter);
    if (!table) return;
    const rows = [...table.tBodies[0].rows].map((row) => [
      row,
      row.textContent.toLowerCase(),
      row.dataset.gfFlags.split(" "),
    ]);
    const input = bar.querySelector("input");
    const output = bar.querySelector("output");
    const chips = [...bar.querySelectorAll("button")];
    let flag = "";
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/);
      let shown = 0;
      for (const [row, text, flags] of rows) {
        row.hidden = !(
          words.every((word) => text.includes(word)) &&
          (!flag || flags.includes(flag))
        );
        shown += !row.hidden;
      }
      output.textContent = bar.dataset.gfCount
        .replace("{n}", shown)
        .replace("{all}", rows.length);
    };
    input.addEventListener("input", apply);
    for (const chip of chips)
      chip.addEventListener("click", () => {
        flag = chip.value;
        press(chips, chip);
        apply();
      });
    apply();
    bar.hidden = false;
  };

  const sort = (table) => {
    const language = table.closest("[lang]").lang;
    const collator = new Intl.Collator(language, { numeric: true });
    const heads = [...table.tHead.rows[0].cells];
    for (const head of heads) {
      if (!head.dataset.gfBy) continue;
      const title = head.textContent;
      const button = document.createElement("button");
      const print = document.createElement("span");
      button.type = "button";
      button.title = table.dataset.gfSort.replace("{column}", title);
      button.textContent = print.textContent = title;
      print.className = "gf-print";
      head.replaceChildren(button, print);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const one of heads) one.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const value = (row) => {
          const cell = row.cells[head.cellIndex];
          return cell.dataset.gfValue ?? cell.textContent;
        };
        const compare =
          head.dataset.gfBy === "number"
            ? (a, b) => value(a) - value(b)
            : (a, b) => collator.compare(value(a), value(b));
        const body = table.tBodies[0];
        body.append(
          ...[...body.rows].sort((a, b) => (up ? compare(a, b) : compare(b, a))),
        );
      });
    }
  };

  const kinds = (bar) => {
    const chips = [...bar.querySelectorAll("button")];
    for (const chip of chips)
      chip.addEventListener("click", () => {
        press(chips, chip);
        for (const chapter of document.querySelectorAll(".gf-chapter")) {
          const items = [...chapter.querySelectorAll(".gf-item")];
          for (const item of items)
            item.hidden = !!chip.value && item.dataset.gfKind !== chip.value;
          chapter.hidden = items.every((item) => item.hidden);
        }
      });
    bar.hidden = false;
  };

  const run = () => {
    for (const [attribute, enhance] of [
      ["data-gf-filter", filter],
      ["data-gf-sort", sort],
      ["data-gf-kinds", kinds],
    ])
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        if (element.dataset.gfOn) continue;
        element.dataset.gfOn = "yes";
        enhance(element);
      }
  };

  if (typeof document$ !== "undefined") document$.subscribe(run);
  else document.addEventListener("DOMContentLoaded", run);
})();
