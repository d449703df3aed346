// One loopback origin for every page: compressed ahead with brotli 11, kept alive, with the types and cache rules of a good host.
import { createServer } from "node:http";
import { once } from "node:events";
import { brotliCompressSync, constants } from "node:zlib";
import { article, articleFiles, heldFile } from "./pages/article.mjs";

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  png: "image/png",
};

/** Starts the server. `vendors` is how many companies the pages under `/<subject>/many/` list. */
export async function serve(subjects, vendors) {
  const responses = new Map();
  const add = (path, content) => responses.set(path, response(path, Buffer.from(content)));
  for (const files of [articleFiles, heldFile]) {
    for (const [path, content] of Object.entries(files)) add(path, content);
  }
  for (const subject of subjects) {
    const files = Object.entries(subject.files());
    for (const [folder, count] of [["", undefined], ["many/", vendors]]) {
      if (count && !subject.listsVendors) continue;
      add(`/${subject.id}/${folder}index.html`, article(subject.page(count)));
      for (const [name, content] of files) add(`/${subject.id}/${folder}${name}`, content);
      const own = subject.dataFiles?.(count) ?? {};
      for (const [name, content] of Object.entries(own)) add(`/${subject.id}/${folder}${name}`, content);
    }
  }

  const missing = new Set();
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url, "http://bench");
    const found = responses.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!found) missing.add(pathname);
    answer.writeHead(found ? 200 : 404, found?.headers);
    answer.end(found?.body);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: (subject, many) => `http://127.0.0.1:${server.address().port}/${subject.id}/${many ? "many/" : ""}`,
    /** Addresses that were asked for and are not there: a page that is set up wrongly. */
    missing,
    close: () => server.close(),
  };
}

function response(path, content) {
  const extension = path.split(".").pop();
  const packed = extension !== "png";
  const body = packed ? brotli(content) : content;
  return {
    body,
    headers: {
      "content-type": TYPES[extension],
      "content-length": body.length,
      "cache-control": extension === "html" ? "no-cache" : "public, max-age=31536000, immutable",
      ...(packed && { "content-encoding": "br", vary: "accept-encoding" }),
    },
  };
}

function brotli(content) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompressSync(content, { params });
}
