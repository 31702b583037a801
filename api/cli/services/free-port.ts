import { createServer } from "node:net";

/** How many ports above the wanted one are tried before the system picks one. */
const portsTried = 50;

/**
 * A loopback port nobody listens on: the wanted one, else the next free one above it, else any.
 *
 * @param wanted  0: any
 */
export async function findFreePort(wanted: number): Promise<number> {
  for (let port = wanted; wanted > 0 && port < wanted + portsTried && port < 65_536; port++) {
    if (await canListen(port)) return port;
  }
  return await anyFreePort();
}

async function canListen(port: number): Promise<boolean> {
  // A server bound to all addresses does not stop a second one on 127.0.0.1, so both are tried.
  return (await listens(port, "0.0.0.0")) && (await listens(port, "127.0.0.1"));
}

function listens(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
