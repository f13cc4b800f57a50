// The first script of every page, classic and in the head: sets theme and language before anything is painted, starts the
// app, keeps the site offline. What fails says so on the page; the notes stay readable.
{
  const html = document.documentElement;
  const { root, app, wasm, deck, live } = html.dataset;

  const wish = (name) => {
    try {
      return localStorage.getItem(`yiji:${name}`);
    } catch {
      // Storage is forbidden: as the system and the site have it. The app says so where it matters.
      return null;
    }
  };
  const theme = wish("theme");
  if (theme === "light" || theme === "dark") html.dataset.theme = theme;

  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done));
  let loaded = parsed;
  const language = wish("language");
  if (language && language !== html.lang) {
    // Unseen until its words are there: they come with the page, or from the worker's cache.
    html.style.visibility = "hidden";
    loaded = import(new URL(`${root}language.js`, document.baseURI))
      .then((script) => script.default(language, parsed))
      .catch((error) => parsed.then(() => console.warn("stays as it is:", error)))
      .finally(() => (html.style.visibility = ""));
  }
  // Back to a page that the browser kept as it was, from one where another language was chosen.
  addEventListener("pageshow", (event) => event.persisted && wish("language") !== language && location.reload());

  const word = (name, a, b) =>
    JSON.parse(document.getElementById("words").textContent)[name].replace("{a}", a).replace("{b}", b);
  const part = (name) => document.querySelector(`[data-slot="${name}"]`);
  const notice = (name, shown) => {
    document.querySelector(`[data-notice="${name}"]`).hidden = !shown;
  };
  const problem = async (name) => {
    await loaded;
    part("problem").textContent = word(name);
    notice("problem", true);
  };

  // The app. A page that is only read has none.
  const start = async () => {
    const address = (relative) => new URL(relative, document.baseURI).href;
    const index = fetch(address(deck)).then((response) => response.json());
    const [code, module, cards] = await Promise.all([import(address(app)), fetch(address(wasm)), index, loaded]);
    await code.default(module);
    code.start(cards);
  };
  if (app) {
    start().catch((error) => {
      console.error(error);
      problem("start_failed");
    });
    // A trap stops the app for good. Reviews are saved one by one, so loading the page again loses nothing.
    const trapped = (error) => error instanceof WebAssembly.RuntimeError && problem("start_failed");
    addEventListener("error", (event) => trapped(event.error));
    addEventListener("unhandledrejection", (event) => trapped(event.reason));
  }

  // To install: browsers that have a dialog for it say so early, those of iPhone and iPad leave it to a menu.
  addEventListener("beforeinstallprompt", async (event) => {
    if (!html.matches('[data-page="settings"]')) return;
    event.preventDefault();
    await loaded;
    const install = document.querySelector('[data-act="install"]');
    install.hidden = false;
    install.addEventListener("click", () => event.prompt(), { once: true });
  });
  // Safari, and whatever browser on an iPhone or iPad, deletes what a page has stored after seven days without a visit,
  // unless it is installed. Only Apple's engine has this kind of event, only its mobile devices have a touch screen.
  const installed = navigator.standalone || matchMedia("(display-mode: standalone)").matches;
  if ("GestureEvent" in window && !installed)
    loaded.then(() => {
      const show = (part) => (part.hidden = false);
      const device = navigator.maxTouchPoints ? "ios" : "mac";
      document.querySelectorAll(`[data-part="safari"], [data-part="${device}"]`).forEach(show);
    });

  // Offline. A page of `yiji serve` is always fresh: it takes no worker, and gives up one it had.
  const scope = root || "./";
  const offline = async () => {
    const workers = navigator.serviceWorker;
    let accepted = false;
    let controlled = Boolean(workers.controller);
    const isFirst = !controlled;
    // The notes are kept in the background; each page has the worker go on where it was, until it's told that all are.
    let ready = false;
    const fill = () => workers.ready.then(({ active }) => active.postMessage("fill"));
    workers.addEventListener("message", async ({ data }) => {
      if (data?.yiji !== "precache") return;
      ready = data.done === data.total;
      if (!ready) fill();
      await loaded;
      Object.assign(part("offline-progress"), { value: data.done, max: data.total });
      part("offline-text").textContent = ready ? word("offline_ready") : word("offline_progress", data.done, data.total);
      // A new build is fetched silently; the notice is for the first visit, and not in the way of a review.
      notice("offline", isFirst && (ready || !html.matches('[data-page="review"]')));
      if (ready) setTimeout(() => notice("offline", false), 4000);
    });
    workers.addEventListener("controllerchange", () => {
      // The first worker takes over without a word. Where another tab accepted the new build, this one is asked too.
      if (accepted) location.reload();
      else if (controlled) loaded.then(() => notice("update", true));
      controlled = true;
    });

    const registration = await workers.register(`${root}sw.js`, { scope, updateViaCache: "none" });
    const offer = () => registration.waiting && workers.controller && notice("update", true);
    const watch = (worker) => worker?.addEventListener("statechange", offer);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    watch(registration.installing);
    await loaded;
    offer();
    fill();
    if (html.matches('[data-page="settings"]')) {
      const { default: begin } = await import(new URL(`${root}offline.js`, document.baseURI));
      workers.ready.then(({ active }) => begin(active, word));
    }
    // What a network broke off goes on with it, and rests while somebody is at work.
    addEventListener("online", fill);
    const busy = () => ready || workers.controller?.postMessage("busy");
    for (const work of ["keydown", "pointerdown"]) addEventListener(work, busy, { capture: true, passive: true });
    document.querySelector('[data-act="update"]').addEventListener("click", () => {
      accepted = true;
      if (registration.waiting) registration.waiting.postMessage("skipWaiting");
      else location.reload();
    });
    // An installed app stays open for days: it asks for a new build when it's looked at again.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => {});
    });
  };
  if ("serviceWorker" in navigator) {
    if (live === undefined) offline().catch((error) => console.warn("not kept offline:", error));
    else navigator.serviceWorker.getRegistration(scope).then((registration) => registration?.unregister());
  }
}
