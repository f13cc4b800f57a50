// Says a page's words in another language than the site's: loaded by `boot.js` where the person has chosen one.
//
// A page of the app has a second rendering beside it, with the same slots: its body takes the place of this one's before
// the app starts. A note stays as its author wrote it; the words around it are marked: `data-word` names what an element
// says, `data-label` its label, and `data-n` what to write for `{n}`.

const html = document.documentElement;
const { root, page, app, deck } = html.dataset;
// Without a worker and on a bad line, words that don't come must not keep anyone from reading.
const LONGEST_WAIT = 4000;

export default async (language, loaded) => {
  const get = async (address) => {
    const response = await fetch(address, { signal: AbortSignal.timeout(LONGEST_WAIT) });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
  };
  if (page === "note") {
    const words = await (await get(`${root}words.${language}.json`)).json();
    await loaded;
    around(words, language);
  } else {
    const name = { 404: `${root}404`, unkept: "unkept" }[page] ?? "index";
    const response = await get(`${name}.${language}.html`);
    const other = new DOMParser().parseFromString(await response.text(), "text/html");
    await loaded;
    instead(other);
  }
  // What the address leads to came after the browser had looked for it.
  if (location.hash && page !== "note") document.getElementById(location.hash.slice(1))?.scrollIntoView();
};

function instead(other) {
  const its = other.documentElement.dataset;
  if (its.app !== app || its.deck !== deck) throw new Error("the other language is of another build");
  // Scripts run: what stands there for those who let none run is only in the way.
  other.querySelectorAll("noscript").forEach((still) => still.remove());
  document.body.replaceChildren(...other.body.childNodes);
  document.title = other.title;
  html.lang = other.documentElement.lang;
  say(other.getElementById("words").textContent);
}

function around({ page, words }, language) {
  const fill = (word, gaps) => page[word]?.replace(/\{(\w+)\}/g, (_, gap) => gaps[gap]);
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = fill(element.dataset.word, element.dataset) ?? element.textContent;
    element.lang = language;
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    const label = fill(element.dataset.label, element.dataset);
    if (label) element.setAttribute("aria-label", label);
  }
  say(JSON.stringify(words));
}

// What the app, or `boot.js`, will say.
function say(words) {
  document.getElementById("words").textContent = words;
}
