/**
 * The queue through the API's own address, for workers that reach nothing else: an HTTP/1.1 upgrade to this path with
 * `Upgrade: bilimdon-queue` and the judge token (`Authorization: Bearer`). After "101 Switching Protocols" the bytes
 * are those of the queue's own connection (Redis or Postgres), both ways, unchanged.
 */
export const queueTunnelPath = "/judge-link/queue";
export const queueTunnelProtocol = "bilimdon-queue";
