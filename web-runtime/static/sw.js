// Keeps the site in a cache, so that it opens without a server: all of it, or what the person has chosen (`choice.js`,
// which the generator puts below this).
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
// Where a cache keeps the list of what it holds: `[[address, hash, …the files that this page shows], …]`.
const HELD = "offline-list";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  rest();
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event));
});
addEventListener("message", (event) => {
  // The person accepted the new build. Nothing else makes it take over from the one that runs.
  if (event.data === "skipWaiting") skipWaiting();
  // A page wants the rest. It asks again when it's told how far that went: no event may last for minutes.
  if (event.data === "fill") event.waitUntil((filling ??= fill().finally(() => (filling = undefined))));
  // Somebody is at work on a page; the page says it, or the worker that answers it.
  if (event.data === "busy") rest();
  if (event.data === "rest") quiet = performance.now() + REST;
  if (event.data === "choice") event.waitUntil(choice().then((made) => event.source.postMessage({ yiji: "choice", ...made })));
  if (event.data?.keep) event.waitUntil(choose(event.data));
});

// The filling under way, if there is one; until when it goes on, and how long one event fills, in milliseconds.
let filling;
let end = 0;
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
  await (await caches.open(CACHE)).put(absolute(LIST), response.clone());
  const list = await response.json();
  end = Infinity;
  await keep(list.slice(0, SHELL));
  if (!isFirst) await keepChosen(list);
}

// Keeps what is missing still. Without a network that is for the next time.
async function fill() {
  end = performance.now() + PORTION;
  await silence();
  const list = await read(LIST);
  if (list) await keepChosen(list).catch((error) => console.warn("not all is kept offline yet:", error));
}

// Keeps all that is chosen, and tells how far that went.
async function keepChosen(list) {
  await keep(list.filter(isOfAll));
  let wanted;
  const progress = async () => {
    const files = await held();
    await tell({ yiji: "precache", done: wanted.filter(([address]) => files.has(address)).length, total: wanted.length });
  };
  // What a page shows is known once the page is there.
  do await keep((wanted = await chosen(list)), progress);
  while (performance.now() < end && (await chosen(list)).length > wanted.length);
  // Of a choice that is made anew meanwhile, the next filling tells.
  if (end) await progress();
}

// Puts these files of the list into this build's cache, but those it holds. One that an older build has under the same
// hash isn't fetched again.
async function keep(wanted, progress) {
  const files = await held();
  const waiting = wanted.filter(([address]) => !files.has(address));
  if (!waiting.length) return;
  const older = await olderFiles();
  let told = performance.now();
  const worker = async () => {
    for (let next; performance.now() < end && (next = waiting.shift()); ) {
      await silence();
      const [address, hash] = next;
      const copy = older.get(`${address} ${hash}`);
      await take(address, hash, (copy && (await copy())) ?? (await download(address)));
      // Once a second, so that an install that breaks off isn't begun anew. Not each time: a page would hear of ten
      // thousand files in the middle of a review.
      if (performance.now() - told < 1000) continue;
      told = performance.now();
      await writeHeld();
      await progress?.();
    }
  };
  // What a page asks for itself goes first.
  await Promise.all(Array.from({ length: 4 }, worker));
  await writeHeld();
}

// Puts a file into this build's cache.
async function take(address, hash, response) {
  const [kept, bytes] = [response.clone(), await response.arrayBuffer()];
  await (await caches.open(CACHE)).put(absolute(address), kept);
  // A site deployed during these downloads gives bytes of another build: used, but not handed down to the next one.
  (await held()).set(address, [hash.endsWith(checksum(bytes)) ? hash : "", ...shownBy(address, bytes)]);
}

// Removes the caches of older builds, and serves the pages that are open already.
async function activate() {
  for (const name of await ourCaches()) if (name !== CACHE) await caches.delete(name);
  await clients.claim();
}

// The cache first, whatever the query; then the network; then, for a page, the one that says why there is none.
async function answer(event) {
  const { request } = event;
  const cache = await caches.open(CACHE);
  const page = (address) => cache.match(absolute(address));
  const { origin, pathname } = new URL(request.url);
  const path = pathname.endsWith("/") ? pathname + "index.html" : pathname;
  const hit = await page(origin + path);
  if (hit) return hit;
  if (await page(`${origin}${path}/index.html`)) return Response.redirect(`${origin}${path}/`);
  const address = (origin + path).slice(registration.scope.length);
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(keepOpened(address, response.clone()));
    return response;
  } catch (error) {
    if (request.mode !== "navigate") return Response.error();
    const isThere = (await read(LIST))?.some(([listed]) => listed === address);
    // To its own address, as it doesn't know the depth of the one asked for.
    if (isThere) return Response.redirect(absolute("unkept.html"));
    return (await page("404.html")) ?? Response.error();
  }
}

// A page is asked for by its folder, as links do; a response that was redirected can't answer a navigation. The browser's
// own cache may have the shell already, and is to have no note twice.
async function download(address) {
  const url = absolute(address.replace(/(^|\/)index\.html$/, "$1"));
  const cache = address.startsWith("notes/") ? "no-store" : "no-cache";
  const response = await fetch(url, { cache, priority: "low" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

// What this build's cache holds: the rows of its list by address. Read once in a worker's life.
let heldFiles;
function held() {
  return (heldFiles ??= read(HELD).then((rows) => new Map(rows?.map(([address, ...row]) => [address, row]))));
}
async function writeHeld() {
  const rows = Array.from(await held(), ([address, row]) => [address, ...row]);
  await (await caches.open(CACHE)).put(absolute(HELD), new Response(JSON.stringify(rows)));
}

// What the caches of older builds hold, under "address hash": functions that read it.
async function olderFiles() {
  const files = new Map();
  for (const name of await ourCaches()) {
    if (name === CACHE) continue;
    const cache = await caches.open(name);
    for (const [address, hash] of (await (await cache.match(absolute(HELD)))?.json()) ?? []) {
      if (hash) files.set(`${address} ${hash}`, () => cache.match(absolute(address)));
    }
  }
  return files;
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

// The value of a JSON file in this build's cache, if it is there.
async function read(address) {
  return (await (await caches.open(CACHE)).match(absolute(address)))?.json();
}

function absolute(address) {
  return new URL(address, registration.scope).href;
}

async function tell(message) {
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}
