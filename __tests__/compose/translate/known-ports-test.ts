import { knownPorts } from "../../../src/compose/translate/known-ports";

describe("the ports of an image", () => {
  it.each([
    ["postgres:16-alpine", [5432]],
    ["public.ecr.aws/docker/library/mysql:8.4.6", [3306]],
    ["localhost:5000/redis@sha256:0", [6379]],
    ["nextcloud:29-fpm", [9000]],
    ["example/worker:1", undefined],
    ["constructor", undefined],
  ])("%s are known by its name", (image, ports) => {
    expect(knownPorts(image)).toEqual(ports);
  });
});
