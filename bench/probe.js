// Runs in a page before anything of the page does, and watches it from inside.

/** Put into each document as text, so it may use nothing from outside of itself. */
export function probe({ accept, reject }) {
  if (window !== window.top) return;
  const interactions = [];
  let shift = 0;
  const observe = (type, options, each) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(each));
    observer.observe({ type, buffered: true, ...options });
    return () => observer.takeRecords().forEach(each);
  };
  const flush = [
    observe("layout-shift", {}, (entry) => (shift += entry.hadRecentInput ? 0 : entry.value)),
    observe("event", { durationThreshold: 16 }, (entry) => entry.interactionId && interactions.push(entry.duration)),
  ];

  const released = {};
  let tell;
  const bothReleased = new Promise((resolve) => (tell = resolve));

  window.bench = {
    visible: accept && new Promise((resolve) => requestAnimationFrame(() => look(resolve))),
    bothReleased,
    released(kind) {
      released[kind] ??= performance.now();
      if (released.inline && released.external) tell(released);
    },
    figures() {
      flush.forEach((take) => take());
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const resources = performance.getEntriesByType("resource");
      return {
        firstPaint: paint?.startTime ?? null,
        shift,
        blocking: resources.filter((entry) => entry.renderBlockingStatus === "blocking").length,
        interaction: interactions.length ? Math.max(...interactions) : null,
      };
    },
  };

  /** Called in each frame: the first in which both buttons are there is timed once that frame has been handed on. */
  function look(resolve) {
    if (shown(accept) && shown(reject)) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    } else requestAnimationFrame(() => look(resolve));
  }

  function shown(selector) {
    const element = document.querySelector(selector);
    if (!element?.checkVisibility({ visibilityProperty: true })) return false;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    if (!width || !height || !inside || opacity(element) <= 0.99) return false;
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return element.contains(hit);
  }

  /** What is left of an element's opacity after all that it is drawn inside of, through slots and shadow roots. */
  function opacity(element) {
    let product = 1;
    for (let node = element; node; node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host) {
      product *= getComputedStyle(node).opacity;
    }
    return product;
  }
}
