/** The ports of the `EXPOSE` of images that people do not name ports for, by the last part of their names. */
const PORTS: Readonly<Record<string, readonly number[]>> = {
  adminer: [8080],
  cassandra: [9042],
  clickhouse: [8123, 9000],
  couchdb: [5984],
  elasticsearch: [9200],
  ghost: [2368],
  grafana: [3000],
  httpd: [80],
  influxdb: [8086],
  kafka: [9092],
  keycloak: [8080],
  kibana: [5601],
  mailpit: [8025, 1025],
  mariadb: [3306],
  memcached: [11211],
  minio: [9000],
  mongo: [27017],
  mysql: [3306],
  nats: [4222],
  nextcloud: [80],
  nginx: [80],
  opensearch: [9200],
  postgis: [5432],
  postgres: [5432],
  prometheus: [9090],
  rabbitmq: [5672],
  redis: [6379],
  valkey: [6379],
  whoami: [80],
  wordpress: [80],
  zookeeper: [2181],
};

/** The ports that a well-known image listens on; `undefined` for any other. */
export function knownPorts(image: string): readonly number[] | undefined {
  const [name = ""] = image.split("/").at(-1)?.split(/[:@]/) ?? [];
  const fpm = /:.*fpm/.test(image);
  if (fpm) return [9000];
  return Object.hasOwn(PORTS, name) ? PORTS[name] : undefined;
}

/** Ports whose programs do not speak HTTP. */
const NOT_HTTP: ReadonlySet<number> = new Set([
  21, 22, 23, 25, 53, 110, 123, 143, 389, 465, 587, 636, 853, 993, 995, 1025, 1433, 1521, 1883, 2181, 2222, 3306, 3389,
  4222, 5044, 5432, 5671, 5672, 6379, 8883, 9042, 9092, 9093, 9094, 9300, 11211, 19132, 25565, 26379, 27017, 50000,
]);

export function speaksHttp(port: number): boolean {
  return !NOT_HTTP.has(port);
}
