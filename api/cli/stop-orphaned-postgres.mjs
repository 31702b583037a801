/**
 * Watches over the embedded database of a start: `node stop-orphaned-postgres.mjs PID`. When the starter is gone, even
 * by kill -9, it waits until the API and the judge have left and then stops the server, so that nothing lives on unseen.
 */
const parent = process.ppid;
const server = Number(process.argv[2]);
const everyMs = 500;
/** The judge may finish what it has, the API closes its lines. */
const othersLeaveWithinMs = 12_000;

const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  setTimeout(() => {
    try {
      // SIGINT is Postgres's fast shutdown.
      process.kill(server, "SIGINT");
    } catch {
      // It is gone already.
    }
  }, othersLeaveWithinMs);
}, everyMs);
