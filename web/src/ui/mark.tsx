/** The brand mark: the eight-point star with a b. */
export function Mark() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <path
        fill="var(--lojuvard)"
        d="M14 .2l4.04 4.04h5.72v5.72L27.8 14l-4.04 4.04v5.72h-5.72L14 27.8l-4.04-4.04H4.24v-5.72L.2 14l4.04-4.04V4.24h5.72z"
      />
      <path
        d="M11 7.4v13.2M11 15.9a3.7 3.7 0 1 1 0 .1z"
        fill="none"
        stroke="var(--lojuvard-on)"
        stroke-width="2.3"
      />
    </svg>
  );
}

/** yulduz: the first solve. */
export function Star() {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <path d="M8 .4l2.23 2.23h3.14v3.14L15.6 8l-2.23 2.23v3.14h-3.14L8 15.6l-2.23-2.23H2.63v-3.14L.4 8l2.23-2.23V2.63h3.14z" />
    </svg>
  );
}
