// The checksum by which the service worker knows a file of its build: a part of it, which the generator puts below `sw.js`.

// XXH32 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md) of a buffer, as eight hexadecimal digits: the end
// of the hash that the list has.
function checksum(buffer) {
  const [P1, P2, P3, P4, P5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1];
  const turn = (number, bits) => (number << bits) | (number >>> (32 - bits));
  const round = (lane, word) => Math.imul(turn(lane + Math.imul(word, P2), 13), P1);
  const bytes = new DataView(buffer);
  const length = bytes.byteLength;
  let sum = P5;
  let place = 0;
  if (length >= 16) {
    let [a, b, c, d] = [P1 + P2, P2, 0, -P1];
    for (; place <= length - 16; place += 16) {
      a = round(a, bytes.getUint32(place, true));
      b = round(b, bytes.getUint32(place + 4, true));
      c = round(c, bytes.getUint32(place + 8, true));
      d = round(d, bytes.getUint32(place + 12, true));
    }
    sum = turn(a, 1) + turn(b, 7) + turn(c, 12) + turn(d, 18);
  }
  sum += length;
  for (; place <= length - 4; place += 4) {
    sum = Math.imul(turn(sum + Math.imul(bytes.getUint32(place, true), P3), 17), P4);
  }
  for (; place < length; place += 1) sum = Math.imul(turn(sum + Math.imul(bytes.getUint8(place), P5), 11), P1);
  for (const [shift, prime] of [[15, P2], [13, P3], [16, 1]]) sum = Math.imul(sum ^ (sum >>> shift), prime);
  return (sum >>> 0).toString(16).padStart(8, "0");
}
