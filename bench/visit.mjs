// One page in one tab, driven through CDP: its network, its questions, its clicks, and when it has come to rest.

const QUIET = 500;
const PATIENCE = 30_000;

/** How slow the machine and the network are made. */
export const profiles = {
  desktop: { name: "desktop", viewport: { width: 1280, height: 800 }, cpu: 1, network: null },
  mobile: {
    name: "mobile: CPU ×4 slower, 1.6 Mbit/s, 150 ms",
    viewport: { width: 390, height: 844 },
    isMobile: true,
    cpu: 4,
    network: { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
  },
};

/** A visitor who has never been here: own storage, empty caches. */
export function visitor(browser, { viewport, isMobile }) {
  return browser.newContext({ viewport, isMobile, locale: "en-GB", timezoneId: "Europe/Berlin" });
}

export class Visit {
  /** Opens a tab. `before` is run in each document ahead of the page's own code. */
  static async open(context, profile, before) {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const visit = new Visit(page, cdp);
    await Promise.all([
      cdp.send("Network.enable"),
      cdp.send("Page.enable"),
      cdp.send("Runtime.enable"),
      cdp.send("Emulation.setCPUThrottlingRate", { rate: profile.cpu }),
      profile.network && cdp.send("Network.emulateNetworkConditions", profile.network),
      before && cdp.send("Page.addScriptToEvaluateOnNewDocument", { source: `${before}\n//# sourceURL=probe.js` }),
    ]);
    return visit;
  }

  constructor(page, cdp) {
    this.page = page;
    this.cdp = cdp;
    this.requests = new Map();
    this.faults = [];
    this.open = new Set();
    this.loaded = false;
    this.changed = () => {};
    const on = (event, act) => cdp.on(event, (detail) => (act(detail), this.changed()));
    on("Network.requestWillBeSent", ({ requestId, request, timestamp }) => {
      if (!request.url.startsWith("http")) return;
      this.requests.set(requestId, { url: request.url, sent: timestamp * 1000, bytes: 0 });
      this.open.add(requestId);
    });
    // What has arrived when the headers have, and what has arrived in the end: the body is the difference.
    on("Network.responseReceived", ({ requestId, response }) => this.count(requestId, -response.encodedDataLength));
    on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      this.count(requestId, encodedDataLength);
      this.open.delete(requestId);
    });
    on("Network.loadingFailed", ({ requestId, errorText }) => {
      this.faults.push(`${this.requests.get(requestId)?.url}: ${errorText}`);
      this.open.delete(requestId);
    });
    on("Page.loadEventFired", () => (this.loaded = true));
    on("Runtime.exceptionThrown", ({ exceptionDetails: { text, exception } }) =>
      this.faults.push(`${text} ${exception?.description ?? ""}`),
    );
  }

  count(requestId, bytes) {
    const request = this.requests.get(requestId);
    if (request) request.bytes += bytes;
  }

  async go(url) {
    const { errorText } = await this.cdp.send("Page.navigate", { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
  }

  /** The value of an expression in the page; a promise is awaited. */
  async ask(expression) {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await within(PATIENCE, this.cdp.send("Runtime.evaluate", options), expression);
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  /** Resolves when a subject's page shows something, its buttons act, and all is at rest: with the moment, in milliseconds since navigation. */
  async ready({ answers }, selector) {
    const rest = await this.settled();
    const waited = [selector && (await this.waitFor(selector)), answers && (await this.ask(answers))];
    return waited.some((what) => what) ? this.settled() : rest;
  }

  /** Resolves when an element is shown, in the page or in a shadow root: with whether it had to be waited for. */
  waitFor(selector) {
    return this.ask(`(() => {
      const find = (root) => {
        const found = root.querySelector(${JSON.stringify(selector)});
        if (found) return found.checkVisibility();
        return [...root.querySelectorAll("*")].some((host) => host.shadowRoot && find(host.shadowRoot));
      };
      if (find(document)) return false;
      return new Promise((resolve) => requestAnimationFrame(function look() {
        find(document) ? resolve(true) : requestAnimationFrame(look);
      }));
    })()`);
  }

  /** Resolves when the page has loaded, nothing has crossed the network for half a second, and the main thread is idle. */
  async settled() {
    const quiet = new Promise((resolve) => {
      let timer;
      this.changed = () => {
        clearTimeout(timer);
        if (this.loaded && this.open.size === 0) timer = setTimeout(resolve, QUIET);
      };
      this.changed();
    });
    await within(PATIENCE, quiet, "the network to become quiet");
    this.changed = () => {};
    // A task of the lowest priority runs when nothing else is left to do; a frame before it, so that what was drawn counts.
    return this.ask(`new Promise((resolve) => requestAnimationFrame(() =>
      scheduler.postTask(() => resolve(performance.now()), { priority: "background" })))`);
  }

  /** A click by the mouse, as a person's: the page cannot tell the difference. */
  async click(selector) {
    const at = await this.ask(`(() => {
      const { left, top, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`);
    const button = { ...at, button: "left", clickCount: 1 };
    await this.cdp.send("Input.dispatchMouseEvent", { ...at, type: "mouseMoved" });
    await this.cdp.send("Input.dispatchMouseEvent", { ...button, type: "mousePressed" });
    await this.cdp.send("Input.dispatchMouseEvent", { ...button, type: "mouseReleased" });
  }

  /** The requests sent within so many milliseconds of the first, or all. */
  sentBy(time = Infinity) {
    const all = [...this.requests.values()];
    return all.filter(({ sent }) => sent - all[0].sent <= time);
  }

  close() {
    return this.page.close();
  }
}

function within(time, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${time} ms in vain for ${what}`)), time);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
