// What is kept offline, on the settings page: shows the choice that the service worker goes by, and tells it another.
// Loaded by `boot.js`; where there is no worker, the section stays hidden.

const [section, topics, state] = ["part='offline'", "part='offline-topics'", "slot='offline-state'"].map((name) =>
  document.querySelector(`[data-${name}]`),
);
const fields = (name) => Array.from(section.querySelectorAll(`[data-offline="${name}"]`));
const chosen = () => ({
  keep: fields("keep").find((field) => field.checked)?.value,
  topics: fields("topic").filter((field) => field.checked).map((field) => field.value),
});

export default (worker, word) => {
  const show = ({ keep }) => (topics.hidden = keep !== "topics");
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.yiji === "choice") {
      for (const field of fields("keep")) field.checked = field.value === data.keep;
      for (const field of fields("topic")) field.checked = data.topics.includes(field.value);
      show(data);
      section.hidden = false;
    }
    if (data?.yiji === "precache") {
      const { done, total } = data;
      const ready = chosen().keep === "all" ? "offline_ready" : "offline_chosen";
      state.textContent = word(done === total ? ready : "offline_progress", done, total);
    }
  });
  section.addEventListener("change", () => {
    const choice = chosen();
    show(choice);
    // Nothing is let go of while the first topic is still being looked for.
    const isOpen = choice.keep === "topics" && !choice.topics.length;
    state.textContent = isOpen ? word("offline_none") : "";
    if (!isOpen) worker.postMessage(choice);
  });
  worker.postMessage("choice");
};
