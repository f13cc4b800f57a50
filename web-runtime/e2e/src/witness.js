// Put in front of the site's first script by the test server. It does two things that no WebDriver does in all browsers:
// it keeps every error a page meets, across the pages of a tab, and it decides what time it is.
(() => {
  const kept = /clock_shift=(-?\d+)/.exec(document.cookie);
  const shift = kept ? Number(kept[1]) : Date.UTC(2026, 2, 2, 4) - Date.now(); // noon in Shanghai
  if (!kept) document.cookie = `clock_shift=${shift}; path=/`;
  const RealDate = Date;
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) {
      parts.length ? super(...parts) : super(RealDate.now() + shift);
    }
    static now() {
      return RealDate.now() + shift;
    }
  };

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
