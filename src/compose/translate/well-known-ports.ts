import type { Port } from "../model/port";

/** Ports of programs that speak HTTP. */
const HTTP: ReadonlySet<number> = new Set([
  80, 443, 591, 2368, 3000, 3001, 3100, 4000, 4200, 5000, 5173, 5601, 5984, 7474, 8443, 8500, 8888, 9090, 9091, 9200,
  15672, 16686,
]);

/** Ports of programs that speak something else. */
const NOT_HTTP: ReadonlySet<number> = new Set([
  21, 22, 23, 25, 53, 110, 123, 143, 389, 465, 587, 636, 853, 993, 995, 1025, 1433, 1521, 1883, 2181, 2222, 3306, 3389,
  4222, 5044, 5432, 5671, 5672, 6379, 8883, 9042, 9092, 9093, 9094, 9300, 11211, 19132, 25565, 26379, 27017, 50000,
]);

/** Ports of programs that end TLS themselves. */
const TLS = [443, 8443];

const HTTP_NAMES = /^(https?|http1(\.1)?|wss?)$/i;
const TLS_NAMES = /^(https|wss)$/i;

function isHttpPort(port: number): boolean {
  return HTTP.has(port) || (port >= 8000 && port <= 8099);
}

/**
 * Whether the program behind a published port speaks HTTP: as the file says; else as its port is known for, or the port that it is
 * published at. What nobody knows is carried as it is, which is right for HTTP too. So is TLS, but at 443, where the load balancer ends it.
 */
export function speaksHttp({ app_protocol, target, published }: Port): boolean {
  if (app_protocol !== undefined) return HTTP_NAMES.test(app_protocol);
  if (TLS.includes(target)) return published?.from === 80 || published?.from === 443;
  return isHttpPort(target) || (!NOT_HTTP.has(target) && published !== undefined && isHttpPort(published.from));
}

/** Whether the program behind a port of HTTP speaks it over TLS. */
export function speaksTls({ app_protocol, target }: Port): boolean {
  return app_protocol === undefined ? TLS.includes(target) : TLS_NAMES.test(app_protocol);
}
