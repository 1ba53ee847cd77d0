import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types (PNG specification, 11.2.2). Most pages are grey, and a third of the bytes then says it all. */
const GREY = 0;
const RGB = 2;

/** A PNG with 8 bits a channel: pages are drawn on white, so their alpha says nothing. rgba: four bytes a pixel, rows from the top. */
export function encodePng(width: number, height: number, rgba: Uint8Array): Uint8Array {
  const colour = isGrey(rgba) ? GREY : RGB;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour, 0, 0, 0], 8); // 8 bits, deflate, adaptive filters, not interlaced
  const data = deflateSync(rows(width, height, rgba, colour === GREY ? 1 : 3));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function isGrey(rgba: Uint8Array): boolean {
  for (let i = 0; i < rgba.length; i += 4) {
    if (rgba[i] !== rgba[i + 1] || rgba[i] !== rgba[i + 2]) return false;
  }
  return true;
}

/** Each row unfiltered (a zero before it): on flat pages of text every filter makes the file larger. */
function rows(width: number, height: number, rgba: Uint8Array, channels: number): Uint8Array {
  const rowLength = 1 + width * channels;
  const all = new Uint8Array(rowLength * height);
  for (let y = 0; y < height; y++) {
    let out = y * rowLength + 1;
    for (let pixel = y * width * 4; pixel < (y + 1) * width * 4; pixel += 4) {
      for (let channel = 0; channel < channels; channel++) all[out++] = rgba[pixel + channel]!;
    }
  }
  return all;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "ascii"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
