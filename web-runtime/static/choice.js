// What the person wants to have offline: a part of the service worker, which the generator puts below `sw.js`.
//
//   { keep: "all" }                              every file, as long as nothing is chosen
//   { keep: "topics", topics: ["数据库", …] }     the notes that have cards of these topics of the first level
//   { keep: "opened", topics: [] }               the notes that were opened since this was chosen
//
// Kept in a cache of its own, whose name no build's cache begins with, so that a new build finds it. The app itself is
// always kept. A picture is kept with the notes that show it, a text for the search with the topics of its cards.
const CHOICE = `yiji-choice-${SITE}-${registration.scope}`;

async function choice() {
  const made = await caches.match(registration.scope, { cacheName: CHOICE });
  return made ? made.json() : { keep: "all", topics: [] };
}

// Makes a choice: lets go of what isn't wanted any more, and begins to keep what is.
async function choose({ keep, topics }) {
  await (await caches.open(CHOICE)).put(registration.scope, new Response(JSON.stringify({ keep, topics })));
  // A filling of the choice before ends with the file that it's at.
  end = 0;
  await filling;
  const list = await read(LIST);
  if (!list) return;
  if (keep === "opened") await free(list.filter(isOfAll));
  else await free(await chosen(list));
  await (filling ??= fill().finally(() => (filling = undefined)));
}

// Whether a file of the list is kept whatever is chosen: it's of no note.
function isOfAll([address], place) {
  return place < SHELL || !/^notes\/|^assets\/(?!favicon\.|apple-touch-icon\.|texts\.)/.test(address);
}

// The files of the list that are to be kept.
async function chosen(list) {
  const { keep, topics } = await choice();
  if (keep === "all") return list;
  const files = await held();
  const wanted = keep === "topics" ? await filesOf(topics, list) : await everHeld();
  for (const address of [...wanted]) for (const shown of files.get(address)?.slice(1) ?? []) wanted.add(shown);
  return list.filter((row, place) => isOfAll(row, place) || wanted.has(row[0]));
}

// The pages of the notes that have cards of these topics, and the texts of these cards.
async function filesOf(names, list) {
  const file = (start) => read(list.find(([address]) => address.startsWith(start))?.[0] ?? start);
  const [deck, texts] = [await file("deck."), await file("assets/texts.")];
  const isWanted = [];
  // A parent comes before its children.
  for (const [parent, name] of deck?.topics ?? []) isWanted.push(parent < 0 ? names.includes(name) : isWanted[parent]);
  const wanted = new Set();
  const rows = deck?.cards.trimEnd().split("\n") ?? [];
  let [text, end] = [-1, 0];
  rows.forEach((row, place) => {
    while (place >= end && ++text < (texts?.length ?? 0)) end += texts[text][1];
    const [, note, topic] = row.split(" ");
    if (!isWanted[topic]) return;
    wanted.add(`${deck.notes[note][0]}index.html`);
    if (texts?.[text]) wanted.add(texts[text][0]);
  });
  return wanted;
}

// What this build's cache holds, and what those before it do.
async function everHeld() {
  const older = Array.from((await olderFiles()).keys(), (key) => key.slice(0, key.lastIndexOf(" ")));
  return new Set([...(await held()).keys(), ...older]);
}

// Keeps what was just opened, where that is what the person wants.
async function keepOpened(address, response) {
  if ((await choice()).keep !== "opened") return;
  const list = (await read(LIST)) ?? [];
  const row = list.find((row, place) => row[0] === address && !isOfAll(row, place));
  if (!row) return;
  await take(...row, response);
  await writeHeld();
}

// Lets go of all but these files.
async function free(wanted) {
  const cache = await caches.open(CACHE);
  const files = await held();
  const stays = new Set(wanted.map(([address]) => address));
  for (const address of [...files.keys()]) {
    if (stays.has(address)) continue;
    await cache.delete(absolute(address));
    files.delete(address);
  }
  await writeHeld();
}

// The files of the site that a note's page shows or leads to: pictures, and whatever else lies beside notes.
function shownBy(address, bytes) {
  if (!address.startsWith("notes/") || !address.endsWith(".html")) return [];
  const text = new TextDecoder().decode(bytes);
  const links = text.slice(text.indexOf("<main")).matchAll(/(?:src|href)="([^"#?]+)/g);
  const shown = Array.from(links, ([, link]) => new URL(link.replaceAll("&amp;", "&"), absolute(address)).href);
  const assets = shown.filter((url) => url.startsWith(absolute("assets/")));
  return [...new Set(assets.map((url) => url.slice(registration.scope.length)))];
}
