// Keeps the whole site in a cache, so that it opens without a server.
//
// A first visit waits for nothing but the shell: the app's pages, programs and styles. The notes follow in the background,
// as often as a page asks for the rest, until all are kept, and only while nobody is at work: two processors that keep
// notes make a grade wait. A new build is whole before it is offered.
//
// The generator fills in four names: the site's id, the hash of this build, the address of the list of files, relative
// to this file, and how many of these are the shell: they come first. The list is JSON, `[[address, hash], …]`: every file
// of the site but this one, by the address that its links use ("index.html" for a folder's page, percent-encoded), and
// the hash of what it holds, which ends in its checksum.
const SITE = "__SITE__";
const VERSION = "__VERSION__";
const LIST = "__LIST__";
const SHELL = Number("__SHELL__");

// Sites of one origin share its caches: only those with this start are ours.
const OURS = `yiji-${SITE}-${registration.scope}-`;
const CACHE = OURS + VERSION;
// Where a cache keeps the list of what it holds.
const HELD = new URL("offline-list", registration.scope).href;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  rest();
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
addEventListener("message", (event) => {
  // The person accepted the new build. Nothing else makes it take over from the one that runs.
  if (event.data === "skipWaiting") skipWaiting();
  // A page wants the rest. It asks again when it's told how far that went: no event may last for minutes.
  if (event.data === "fill") event.waitUntil((filling ??= fill().finally(() => (filling = undefined))));
  // Somebody is at work on a page; the page says it, or the worker that answers it.
  if (event.data === "busy") rest();
  if (event.data === "rest") quiet = performance.now() + REST;
});

// The filling under way, if there is one, and for how long one event fills, in milliseconds.
let filling;
const PORTION = 20_000;

// No file is kept until this moment: a second after the last work. A new build that installs itself hears of it, too.
let quiet = 0;
const REST = 1000;
function rest() {
  quiet = performance.now() + REST;
  registration.installing?.postMessage("rest");
}
async function silence() {
  for (let left; (left = quiet - performance.now()) > 0; ) await new Promise((done) => setTimeout(done, left));
}

async function install() {
  const response = await fetch(LIST, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${LIST}: ${response.status}`);
  const isFirst = (await ourCaches()).every((name) => name === CACHE);
  const cache = await caches.open(CACHE);
  await cache.put(new URL(LIST, registration.scope), response.clone());
  const list = await response.json();
  await keep(list, isFirst ? list.slice(0, SHELL) : list);
}

// Keeps what is missing still. Without a network that is for the next time.
async function fill() {
  await silence();
  const cache = await caches.open(CACHE);
  const list = await (await cache.match(new URL(LIST, registration.scope)))?.json();
  const end = performance.now() + PORTION;
  if (list) await keep(list, list, end).catch((error) => console.warn("not all is kept offline yet:", error));
}

// Puts these files of the list into this build's cache, but those it holds, until that moment. One that an older build
// has under the same hash isn't fetched again.
async function keep(list, wanted, end = Infinity) {
  const cache = await caches.open(CACHE);
  const older = await olderFiles();
  const held = (await (await cache.match(HELD))?.json()) ?? [];
  const known = new Set(held.map(([address]) => address));
  const waiting = wanted.filter(([address]) => !known.has(address));
  if (!waiting.length) return tell({ yiji: "precache", done: held.length, total: list.length });
  let told = performance.now();
  const worker = async () => {
    for (let next; performance.now() < end && (next = waiting.shift()); ) {
      await silence();
      const [address, hash] = next;
      const copy = older.get(`${address} ${hash}`);
      const response = (copy && (await copy())) ?? (await download(address));
      const [kept, bytes] = [response.clone(), await response.arrayBuffer()];
      await cache.put(new URL(address, registration.scope), kept);
      // A site deployed during these downloads gives bytes of another build: used, but not handed down to the next one.
      held.push([address, hash.endsWith(checksum(bytes)) ? hash : ""]);
      // Once a second, so that an install that breaks off isn't begun anew. Not each time: a page would hear of ten
      // thousand files in the middle of a review.
      if (performance.now() - told < 1000) continue;
      told = performance.now();
      await note(held);
    }
  };
  const note = async (held) => {
    await cache.put(HELD, new Response(JSON.stringify(held)));
    await tell({ yiji: "precache", done: held.length, total: list.length });
  };
  // What a page asks for itself goes first.
  await Promise.all(Array.from({ length: 4 }, worker));
  await note(held);
}

// Removes the caches of older builds, and serves the pages that are open already.
async function activate() {
  for (const name of await ourCaches()) if (name !== CACHE) await caches.delete(name);
  await clients.claim();
}

// The cache first, whatever the query; then the network; then, for a page, the site's 404.
async function answer(request) {
  const cache = await caches.open(CACHE);
  const page = (address) => cache.match(new URL(address, registration.scope));
  const { origin, pathname } = new URL(request.url);
  const path = pathname.endsWith("/") ? pathname + "index.html" : pathname;
  const hit = await page(origin + path);
  if (hit) return hit;
  if (await page(`${origin}${path}/index.html`)) return Response.redirect(`${origin}${path}/`);
  try {
    return await fetch(request);
  } catch (error) {
    const missing = request.mode === "navigate" && (await page("404.html"));
    return missing || Response.error();
  }
}

// A page is asked for by its folder, as links do; a response that was redirected can't answer a navigation.
async function download(address) {
  const url = new URL(address.replace(/(^|\/)index\.html$/, "$1"), registration.scope);
  const response = await fetch(url, { cache: "no-cache", priority: "low" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

// What the caches hold, under "address hash": functions that read it.
async function olderFiles() {
  const files = new Map();
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    const held = await cache.match(HELD);
    for (const [address, hash] of held ? await held.json() : []) {
      if (hash) files.set(`${address} ${hash}`, () => cache.match(new URL(address, registration.scope)));
    }
  }
  return files;
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

async function tell(message) {
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}
