/**
 * Loaded before everything else in each process that `npm start` starts: when the starter is gone, even by kill -9,
 * the process ends itself in the ordinary way instead of living on unseen.
 */
const parent = process.ppid;
const everyMs = 500;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, everyMs).unref();
