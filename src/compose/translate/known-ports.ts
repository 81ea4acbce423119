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
