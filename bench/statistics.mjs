// Of the runs of one figure: the middle, the least, and how far the middle half spreads.

export function summary(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), min: sorted[0], spread: at(sorted, 0.75) - at(sorted, 0.25), runs: sorted.length };
}

/** Between two samples, the share of each. */
function at(sorted, part) {
  const place = (sorted.length - 1) * part;
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
