/** Bytes of input a person may give a custom run; the samples have no such bound. */
export const customInputBytes = 65_536;
/** Bytes of what a program wrote that are kept of each stream of a custom run. */
export const customOutputBytes = 16_384;
/** Samples that one custom run tries at most. */
export const customSamplesAtMost = 20;
