/** The user of an image's program. */
export interface ImageUser {
  /** Also the number of its group. */
  readonly uid: number;
  /**
   * Whether the image begins as root, gives its files to the user, and becomes it. EFS lets nobody give files away, so that the container
   * has to begin as the user.
   */
  readonly runsAs: boolean;
}

const USERS: Readonly<Record<string, ImageUser>> = {
  elasticsearch: { uid: 1000, runsAs: false },
  ghost: { uid: 1000, runsAs: true },
  grafana: { uid: 472, runsAs: false },
  mariadb: { uid: 999, runsAs: true },
  mongo: { uid: 999, runsAs: true },
  mysql: { uid: 999, runsAs: true },
  nextcloud: { uid: 33, runsAs: false },
  postgis: { uid: 999, runsAs: true },
  postgres: { uid: 999, runsAs: true },
  prometheus: { uid: 65_534, runsAs: false },
  rabbitmq: { uid: 999, runsAs: true },
  redis: { uid: 999, runsAs: true },
  valkey: { uid: 999, runsAs: true },
  wordpress: { uid: 33, runsAs: false },
};
/** Debian and Alpine number the user of PostgreSQL differently. */
const ALPINE_POSTGRES = 70;

/** The user of a well-known image, by the last part of its name; `undefined` for any other. */
export function userOf(image: string): ImageUser | undefined {
  const [name = ""] = image.split("/").at(-1)?.split(/[:@]/) ?? [];
  const user = Object.hasOwn(USERS, name) ? USERS[name] : undefined;
  return name === "postgres" && /:.*alpine/.test(image) ? { uid: ALPINE_POSTGRES, runsAs: true } : user;
}
