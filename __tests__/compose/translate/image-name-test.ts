import { imageName } from "../../../src/compose/translate/image-name";

describe("the name of an image", () => {
  it.each([
    ["nginx", "nginx", ""],
    ["postgres:16-alpine", "postgres", "16-alpine"],
    ["public.ecr.aws/docker/library/mysql:8.4", "mysql", "8.4"],
    ["localhost:5000/redis@sha256:0", "redis", ""],
    ["localhost:5000/redis:7@sha256:0", "redis", "7"],
    ["", "", ""],
  ])("%s has its last part and its tag", (image, name, tag) => {
    expect(imageName(image)).toMatchObject({ name, tag });
  });

  it("says whether Bitnami built it", () => {
    const images = ["bitnami/redis", "docker.io/bitnamilegacy/redis:7", "redis:bitnami", "example/bitnami"];
    expect(images.map((image) => imageName(image).isBitnami)).toEqual([true, true, false, false]);
  });
});
