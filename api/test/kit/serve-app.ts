import { createAdaptorServer } from "@hono/node-server";
import type { App } from "../../src/http/mount-routes.ts";

/** The app behind a real server on a free port, for browsers and sockets. */
export async function serveApp(app: App): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
