// Served by `yiji serve` in place of the site's service worker: what is edited must show, so nothing comes from a cache.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith("yiji-") && name.includes(registration.scope)) await caches.delete(name);
  }
  await registration.unregister();
  for (const client of await clients.matchAll({ type: "window" })) await client.navigate(client.url).catch(() => {});
}
