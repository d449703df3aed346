// A picture for the article, made here so that none has to be kept.
import { deflateSync } from "node:zlib";

/** A dusk in PNG: bands of colour with a little grain, so that it weighs what a small photo weighs. */
export function picture(width, height) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let grain = 1;
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0;
    for (let x = 0; x < width; x++) {
      grain = (Math.imul(grain, 1103515245) + 12345) & 0x7fffffff;
      const noise = (grain >> 16) % 23 === 0 ? 6 : 0;
      const depth = y / height;
      for (const [top, bottom] of [[40, 240], [60, 150], [96, 96]]) rows[at++] = top + (bottom - top) * depth + noise;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [["IHDR", header], ["IDAT", deflateSync(rows, { level: 9 })], ["IEND", Buffer.alloc(0)]];
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts.map(([type, data]) => chunk(type, data))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}
