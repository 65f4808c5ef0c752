/* Search without a server: a box in the header, opened by its button or by f, s or /.
   The index lies in scripts beside this one; only those a query needs are fetched. */
(() => {
  const folder = new URL("search/", document.currentScript.src);
  const root = new URL("../../", document.currentScript.src);
  const digits =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const cjk = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u3040-\\u30ff\\uac00-\\ud7af";
  const runs = new RegExp(`[${cjk}]+|[^\\s${cjk}]+`, "gu");
  const isRun = new RegExp(`^[${cjk}]`, "u");
  const words = /[\p{L}\p{N}]{2,40}/gu;
  const shown = 10;
  // How long nothing is typed before a query is asked, in milliseconds. Longer while
  // letters are being put together: on a phone whole words are, and still asked for.
  const pause = 150;
  const pauseComposing = 400;
  const waiting = new Map();
  const fetched = new Map();
  const script = (name) => {
    if (!fetched.has(name))
      fetched.set(
        name,
        new Promise((done, failed) => {
          const element = document.createElement("script");
          element.src = new URL(name, folder).href;
          element.onerror = (event) => {
            fetched.delete(name);
            failed(event);
          };
          waiting.set(name.replace(/\?.*/, ""), done);
          document.head.append(element);
        }),
      );
    return fetched.get(name);
  };
  const told = (name) => (data) => waiting.get(name)?.(data);
  const shardName = (number) => `${number.toString(16).padStart(3, "0")}.js`;
  window.gfSearch = {
    start: told("index.js"),
    pages: told("pages.js"),
    shard: (number, terms) => told(shardName(number))(terms),
  };

  /* Each line begins as the one before does, in as many letters as its digit says. */
  const lines = (text) => {
    let last = "";
    return text.split("\n").map((line) => {
      last = last.slice(0, digits.indexOf(line[0])) + line.slice(1);
      return last;
    });
  };

  const plain = (text) => text.normalize("NFKC").toLowerCase();

  const read = (data) => {
    const titles = lines(data.titles);
    return {
      ...data,
      titles,
      named: titles.map(plain),
      addresses: lines(data.addresses),
      kinds: data.kinds.flatMap(([kind, count]) => Array(count).fill(kind)),
      crowd: new Set(lines(data.crowd)),
    };
  };

  let labels;
  let version;
  let index;
  const start = async () => {
    ({ words: labels, version } = await script("index.js"));
  };
  const pages = async () => {
    await start();
    const data = await script(`pages.js?${version}`);
    index ??= read(data);
  };

  /* What must stand on a page: pairs of characters, or beginnings of words. */
  const wanted = (query) => {
    const terms = [];
    for (const [part] of query.matchAll(runs))
      if (isRun.test(part))
        for (let n = 0; n + 1 < part.length; n++) terms.push([part.slice(n, n + 2)]);
      else for (const [word] of part.matchAll(words)) terms.push([word, true]);
    return terms.slice(0, 8);
  };

  const numbers = (text) => {
    const found = [];
    if (text[0] === ".") {
      [...text.slice(1)].forEach((letter, six) => {
        const bits = digits.indexOf(letter);
        for (let n = 0; n < 6; n++) if (bits & (1 << n)) found.push(six * 6 + n);
      });
      return found;
    }
    let at = 0;
    let step = 0;
    let weight = 1;
    for (const letter of text) {
      const digit = digits.indexOf(letter);
      step += (digit % 32) * weight;
      weight *= 32;
      if (digit < 32) {
        at += step;
        found.push(at);
        step = 0;
        weight = 1;
      }
    }
    return found;
  };

  /* Terms that begin alike lie in one shard, unless that would be a crowd. */
  const shardOf = (term) => {
    const letters = [...term];
    let beginning = letters.splice(0, 2).join("");
    while (letters.length && index.crowd.has(beginning)) beginning += letters.shift();
    const add = (sum, letter) => (sum * 31 + letter.codePointAt(0)) % index.shards;
    return [...beginning].reduce(add, 0);
  };

  const pagesWith = async ([term, begins]) => {
    const shard = await script(`${shardName(shardOf(term))}?${index.version}`);
    if (!begins) return new Set(numbers(shard[term] ?? ""));
    const found = new Set();
    for (const [word, packed] of Object.entries(shard))
      if (word.startsWith(term)) numbers(packed).forEach((page) => found.add(page));
    return found;
  };

  /* Names first: people, units, mentors and titles that have every word in them. */
  const search = async (query) => {
    await pages();
    const parts = query.split(/\s+/).filter(Boolean);
    const named = [];
    index.named.forEach((title, page) => {
      if (parts.every((part) => title.includes(part))) named.push(page);
    });
    const terms = wanted(query);
    let found = [];
    if (terms.length) {
      const sets = await Promise.all(terms.map(pagesWith));
      found = [...sets[0]].filter((page) => sets.every((set) => set.has(page)));
      found.sort((a, b) => a - b);
    }
    return [...new Set([...named, ...found])];
  };

  const build = () => {
    const dialog = document.createElement("dialog");
    dialog.className = "gf-search";
    const form = document.createElement("form");
    form.method = "dialog";
    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    const close = document.createElement("button");
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    const list = document.createElement("ol");
    const more = document.createElement("button");
    more.type = "button";
    more.hidden = true;
    form.append(input, close);
    dialog.append(form, status, list, more);
    document.body.append(dialog);

    let results = [];
    let asked = 0;
    let timer;
    const show = (query) => {
      const longest = query.split(/\s+/).sort((a, b) => b.length - a.length)[0];
      const from = list.children.length;
      for (const page of results.slice(from, from + shown)) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        const note = document.createElement("small");
        const url = new URL(index.addresses[page], root);
        if (root.protocol === "file:" && url.href.endsWith("/"))
          url.pathname += "index.html";
        link.href = `${url.href}#:~:text=${encodeURIComponent(longest)}`;
        link.textContent = index.titles[page];
        note.textContent = index.kinds[page];
        item.append(link, " ", note);
        list.append(item);
      }
      more.hidden = list.children.length >= results.length;
      more.textContent = labels.more;
    };
    /* Shows what is found, unless something else is asked by then. */
    const ask = async () => {
      clearTimeout(timer);
      const query = plain(input.value.trim());
      const turn = ++asked;
      const found = query ? await search(query) : [];
      if (turn !== asked) return false;
      results = found;
      list.replaceChildren();
      status.textContent = query
        ? labels.found.replace("{n}", results.length)
        : "";
      show(query);
      return true;
    };
    const askSoon = (event) => {
      clearTimeout(timer);
      timer = setTimeout(ask, event.isComposing ? pauseComposing : pause);
    };
    input.addEventListener("input", askSoon);
    input.addEventListener("compositionend", askSoon);
    more.addEventListener("click", () => show(plain(input.value.trim())));
    dialog.addEventListener("keydown", async (event) => {
      // These keys choose among what letters are put together to; 229 says so, too.
      if (event.isComposing || event.keyCode === 229) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const links = [input, ...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      // A search field takes the first Escape to empty itself.
      if (event.key === "Escape") dialog.close();
      else if (event.key === "Enter" && at === 0) {
        event.preventDefault();
        if (await ask()) list.querySelector("a")?.click();
      } else if (step) {
        event.preventDefault();
        links[Math.max(0, Math.min(links.length - 1, at + step))].focus();
      }
    });
    form.addEventListener("submit", () => dialog.close());
    list.addEventListener("click", () => dialog.close());
    return async () => {
      await start();
      pages();
      input.placeholder = labels.search;
      input.setAttribute("aria-label", labels.search);
      dialog.setAttribute("aria-label", labels.search);
      close.textContent = labels.close;
      if (!dialog.open) dialog.showModal();
      input.focus();
      input.select();
    };
  };

  const run = async () => {
    const header = document.querySelector(".md-header__inner, .navbar .container");
    const content = document.querySelector(".gf");
    if (document.querySelector(".gf-search-open") || !(header ?? content)) return;
    const open = build();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gf-search-open";
    (header ?? content).append(button);
    button.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      // A field keeps the focus for a moment after its box was closed.
      const typing = event.target.closest?.(
        ":is(input, textarea, select, [contenteditable]):not(dialog:not([open]) *)",
      );
      const keys = event.ctrlKey || event.metaKey || event.altKey;
      if (!typing && !keys && ["f", "s", "/"].includes(event.key)) {
        event.preventDefault();
        open();
      }
    });
    await start();
    button.textContent = labels.search;
  };

  if (document.readyState === "loading")
    document.addEventListener("DOMContentLoaded", run);
  else run();
})();
