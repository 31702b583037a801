import { signal } from "@preact/signals";

/** For the menu: how many answers a participant has not read, or questions the jury has not answered, in the open contest. */
export const questionCount = signal(0);
