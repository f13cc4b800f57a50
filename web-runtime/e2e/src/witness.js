// Put in front of the site's first script by the test server. It does three things that no WebDriver does in all
// browsers: it keeps every error a page meets, across the pages of a tab, it decides what time it is and in which
// zone, and it pretends to be a device that is not at hand.
(() => {
  // Which views were shown when, for `just bench-web`.
  globalThis.shown = [];
  new MutationObserver((records) => {
    for (const { target } of records) {
      if (target.dataset?.view && !target.hidden) shown.push([target.dataset.view, performance.now()]);
    }
  }).observe(document, { subtree: true, attributeFilter: ["hidden"] });

  const kept = /clock_shift=(-?\d+)/.exec(document.cookie);
  const shift = kept ? Number(kept[1]) : Date.UTC(2026, 2, 2, 4) - Date.now(); // noon in Shanghai
  if (!kept) document.cookie = `clock_shift=${shift}; path=/`;
  const zone = /clock_zone=(-?\d+)/.exec(document.cookie);
  const RealDate = Date;
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) {
      parts.length ? super(...parts) : super(RealDate.now() + shift);
    }
    static now() {
      return RealDate.now() + shift;
    }
    getTimezoneOffset() {
      return zone ? Number(zone[1]) : super.getTimezoneOffset();
    }
  };

  // What no test browser has, for `tab.pretend("…")`. What is shared stands in `sessionStorage.shared`.
  const define = (object, values) =>
    Object.entries(values).forEach(([name, value]) => Object.defineProperty(object, name, { value, configurable: true }));
  const phone = (ending, outcome) => {
    const media = globalThis.matchMedia.bind(globalThis);
    globalThis.matchMedia = (query) => (query === "(pointer: coarse)" ? { matches: true } : media(query));
    define(navigator, {
      canShare: ({ files }) => files.every((file) => file.name.endsWith(ending)),
      share: async ({ files: [file] }) => {
        if (outcome) throw new DOMException("", outcome);
        sessionStorage.setItem("shared", JSON.stringify([file.name, file.type, await file.text()]));
      },
    });
  };
  const apple = (values) => {
    globalThis.GestureEvent = class {};
    define(navigator, values);
  };
  const pretences = {
    iphone: () => (phone(".json"), apple({ standalone: false, maxTouchPoints: 5 })),
    "iphone-installed": () => apple({ standalone: true, maxTouchPoints: 5 }),
    mac: () => apple({ maxTouchPoints: 0 }),
    android: () => phone(".txt"),
    "sharing-called-off": () => phone(".json", "AbortError"),
    "sharing-forbidden": () => phone(".json", "NotAllowedError"),
    // Keeps what is stored once it was asked to.
    "keeps-storage": () =>
      define(navigator, {
        storage: {
          persist: async () => Boolean(sessionStorage.setItem("asked", "yes")),
          persisted: async () => sessionStorage.getItem("asked") !== null,
        },
      }),
  };
  pretences[/pretend=([a-z-]+)/.exec(document.cookie)?.[1]]?.();

  const keep = (text) => {
    const seen = JSON.parse(sessionStorage.getItem("witness") ?? "[]");
    sessionStorage.setItem("witness", JSON.stringify([...seen, `${location.pathname}: ${text}`]));
  };
  addEventListener("error", (event) => keep(event.message ?? `could not load ${event.target.src ?? event.target.href}`), true);
  addEventListener("unhandledrejection", (event) => keep(`unhandled rejection: ${event.reason?.stack ?? event.reason}`));
  addEventListener("securitypolicyviolation", (event) => keep(`policy forbids ${event.violatedDirective}: ${event.blockedURI}`));
  const { error } = console;
  console.error = (...parts) => {
    keep(parts.join(" "));
    error.apply(console, parts);
  };
})();
