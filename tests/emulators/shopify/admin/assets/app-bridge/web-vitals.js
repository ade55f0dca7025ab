// LCP, CLS and INP of this document, reported when it is hidden.
let report = null;
const metrics = new Map();
const interactions = [];
let layoutShift = 0;

function record(name, value) {
  metrics.set(name, { id: `${name}-${Math.round(performance.timeOrigin)}`, name, value });
}

function observe(type, onEntry, options = {}) {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(onEntry));
  observer.observe({ type, buffered: true, ...options });
}

observe("largest-contentful-paint", (entry) => record("LCP", entry.startTime));
observe("layout-shift", (entry) => {
  if (!entry.hadRecentInput) layoutShift += entry.value;
  record("CLS", layoutShift);
});
observe(
  "event",
  (entry) => {
    if (!entry.interactionId) return;
    interactions.push(entry.duration);
    record("INP", Math.max(...interactions));
  },
  { durationThreshold: 16 },
);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && metrics.size > 0)
    void report?.({ metrics: [...metrics.values()] });
});

export async function onWebVitals(callback) {
  report = callback;
}
