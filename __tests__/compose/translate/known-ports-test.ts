import { knownPorts } from "../../../src/compose/translate/known-ports";

describe("the ports of an image", () => {
  it.each([
    ["postgres:16-alpine", [5432]],
    ["public.ecr.aws/docker/library/mysql:8.4.6", [3306]],
    ["localhost:5000/redis@sha256:0", [6379]],
    ["nextcloud:29-fpm", [9000]],
    ["localhost:5000/fpm/nginx", [80]],
    ["clickhouse/clickhouse-server:25", [8123, 9000]],
    ["rabbitmq:4-alpine", [5672]],
    ["rabbitmq:4-management-alpine", [5672, 15_672]],
    ["influxdb:2.7", [8086]],
    ["influxdb:3-core", [8181]],
    ["bitnami/nginx:1.27", [8080]],
    ["bitnami/postgresql:17", [5432]],
    ["example/worker:1", undefined],
    ["constructor", undefined],
  ])("%s are known by its name", (image, ports) => {
    expect(knownPorts(image)).toEqual(ports);
  });
});
