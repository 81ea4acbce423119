import { imageName } from "./image-name";

/**
 * Ports of images that people do not name ports for, by the last part of their names: of the `EXPOSE` in the Dockerfiles of docker-library and
 * of the vendors in 2026, those for clients, and not for the other nodes of a cluster.
 */
const PORTS: Readonly<Record<string, readonly number[]>> = {
  adminer: [8080],
  cassandra: [9042],
  clickhouse: [8123, 9000],
  "clickhouse-server": [8123, 9000],
  couchdb: [5984],
  elasticsearch: [9200],
  ghost: [2368],
  grafana: [3000],
  httpd: [80],
  influxdb: [8086],
  kafka: [9092],
  keycloak: [8080, 8443],
  kibana: [5601],
  mailpit: [8025, 1025],
  mariadb: [3306],
  memcached: [11211],
  minio: [9000],
  mongo: [27017],
  mongodb: [27017],
  mysql: [3306],
  nats: [4222, 8222],
  nextcloud: [80],
  nginx: [80],
  opensearch: [9200],
  postgis: [5432],
  postgres: [5432],
  postgresql: [5432],
  prometheus: [9090],
  rabbitmq: [5672],
  redis: [6379],
  valkey: [6379],
  whoami: [80],
  wordpress: [80],
  zookeeper: [2181],
};
const FAST_CGI = 9000;
const RABBITMQ_MANAGEMENT = 15672;
const INFLUXDB_3 = 8181;

/** The ports that a well-known image listens on; `undefined` for any other. */
export function knownPorts(image: string): readonly number[] | undefined {
  const { name, tag, isBitnami } = imageName(image);
  if (/fpm|fastcgi/.test(tag)) return [FAST_CGI];
  const ports = Object.hasOwn(PORTS, name) ? PORTS[name] : undefined;
  if (ports === undefined) return undefined;
  if (name === "rabbitmq" && tag.includes("management")) return [...ports, RABBITMQ_MANAGEMENT];
  if (name === "influxdb" && tag.startsWith("3")) return [INFLUXDB_3];
  // Bitnami's run without the right to listen on 80.
  return isBitnami ? ports.map((port) => (port === 80 ? 8080 : port)) : ports;
}
