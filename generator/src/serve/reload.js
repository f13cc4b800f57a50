// Reloads the page when the site was built anew; shows the report when a build failed.
{
  const own = new URL(document.currentScript.src).search.slice(1);
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/__yiji/reload.css" });
  document.head.append(style);

  let report;
  const show = (text) => {
    if (!report) {
      report = Object.assign(document.createElement("pre"), { id: "yiji-report", tabIndex: 0 });
      report.setAttribute("role", "alert");
      document.body.append(report);
    }
    report.textContent = text;
  };

  let events;
  const listen = () => {
    events ??= new EventSource("/__yiji/events");
    events.onmessage = ({ data }) => {
      const { build, error } = JSON.parse(data);
      if (error) show(error);
      else if (build !== own) location.reload();
      else if (report) report = report.remove();
    };
  };
  const rest = () => {
    events?.close();
    events = undefined;
  };
  // A browser opens only six connections to one server: pages that nobody sees give theirs back.
  const follow = () => (document.visibilityState === "visible" ? listen() : rest());
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", follow);
  follow();
}
