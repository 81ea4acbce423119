import { userOf } from "../../../src/compose/translate/known-users";

describe("the user of an image", () => {
  it.each([
    ["postgres:17", 999, 999],
    ["postgres:16-alpine", 70, 70],
    ["postgis/postgis:17-3.5-alpine", 70, 70],
    ["rabbitmq:4", 999, 999],
    ["rabbitmq:4-management-alpine", 100, 101],
    ["redis:7-alpine", 999, 1000],
    ["ghost:5-alpine", 1000, 1000],
    ["wordpress:6-fpm-alpine", 82, 82],
    ["public.ecr.aws/docker/library/wordpress:6", 33, 33],
    ["clickhouse/clickhouse-server", 101, 101],
    ["bitnami/mariadb:11", 1001, 1001],
    ["docker.io/bitnamilegacy/anything", 1001, 1001],
  ])("%s is known by its name", (image, uid, gid) => {
    expect(userOf(image)).toMatchObject({ uid, gid });
  });

  it.each(["example/app", "toString", "toString:alpine"])("of %s, nobody knows", (image) => {
    expect(userOf(image)).toBeUndefined();
  });

  it("is what a database has to begin as, which gives its files away as root", () => {
    expect(userOf("mysql:8")?.runsAs).toBe(true);
    expect(userOf("wordpress")?.runsAs).toBe(false);
    expect(userOf("bitnami/mysql")?.runsAs).toBe(false);
  });
});
