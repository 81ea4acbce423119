import { knownPorts, speaksHttp } from "../../../src/compose/translate/known-ports";

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

  it("are of HTTP, unless they are known for something else", () => {
    expect([80, 3000, 8080, 9200].every(speaksHttp)).toBe(true);
    expect([22, 3306, 5432, 6379, 25_565].some(speaksHttp)).toBe(false);
  });
});
