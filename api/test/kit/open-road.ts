import { connect, createServer, type Socket } from "node:net";

export interface Road {
  readonly url: string;
  close(): Promise<void>;
}

/** What stands before several API processes: each connection goes to the first of them that takes it. */
export async function openRoad(ports: readonly number[]): Promise<Road> {
  const lines = new Set<Socket>();
  const keep = (line: Socket) => {
    lines.add(line);
    line.once("close", () => lines.delete(line));
    line.on("error", () => line.destroy());
  };
  const server = createServer((near) => {
    keep(near);
    const lead = ([port, ...others]: readonly number[]): void => {
      if (port === undefined) return void near.destroy();
      const far = connect(port, "127.0.0.1");
      keep(far);
      far.once("error", () => !far.readableEnded && far.bytesRead === 0 && lead(others));
      far.once("connect", () => {
        near.pipe(far).pipe(near);
        far.once("close", () => near.destroy());
        near.once("close", () => far.destroy());
      });
    };
    lead(ports);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const line of lines) line.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
