import { imageName } from "./image-name";

/** The user of an image's program. */
export interface ImageUser {
  readonly uid: number;
  /** The number of its group. */
  readonly gid: number;
  /**
   * Whether the image begins as root, gives its files to the user, and becomes it. EFS lets nobody give files away, so that the container
   * has to begin as the user.
   */
  readonly runsAs: boolean;
}

/** An image whose entrypoint begins as root. */
function begunByRoot(uid: number, gid = uid): ImageUser {
  return { uid, gid, runsAs: true };
}

function always(uid: number, gid = uid): ImageUser {
  return { uid, gid, runsAs: false };
}

/**
 * The users that images make, and those that their entrypoints become, by the last part of their names: `useradd` and `gosu` in the Dockerfiles and
 * entrypoints of docker-library and of the vendors in 2026.
 */
const USERS: Readonly<Record<string, ImageUser>> = {
  cassandra: begunByRoot(999),
  clickhouse: begunByRoot(101),
  "clickhouse-server": begunByRoot(101),
  couchdb: begunByRoot(5984),
  elasticsearch: always(1000),
  ghost: begunByRoot(1000),
  grafana: always(472),
  mariadb: begunByRoot(999),
  mongo: begunByRoot(999),
  mysql: begunByRoot(999),
  nextcloud: always(33),
  postgis: begunByRoot(999),
  postgres: begunByRoot(999),
  prometheus: always(65_534),
  rabbitmq: begunByRoot(999),
  redis: begunByRoot(999),
  valkey: begunByRoot(999),
  wordpress: always(33),
  zookeeper: begunByRoot(1000),
};

/** Where Alpine numbers them differently from Debian. */
const ON_ALPINE: Readonly<Record<string, ImageUser>> = {
  nextcloud: always(82),
  postgis: begunByRoot(70),
  postgres: begunByRoot(70),
  rabbitmq: begunByRoot(100, 101),
  redis: begunByRoot(999, 1000),
  valkey: begunByRoot(999, 1000),
  wordpress: always(82),
};

/** https://github.com/bitnami/containers: non-root containers */
const BITNAMI = always(1001);

/** The user of a well-known image; `undefined` for any other. */
export function userOf(image: string): ImageUser | undefined {
  const { name, tag, isBitnami } = imageName(image);
  if (isBitnami) return BITNAMI;
  if (tag.includes("alpine") && Object.hasOwn(ON_ALPINE, name)) return ON_ALPINE[name];
  return Object.hasOwn(USERS, name) ? USERS[name] : undefined;
}
