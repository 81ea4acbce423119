import { imageName } from "../../src/registry/image-reference";

const URI = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop";

describe("the name of an image", () => {
  it("has its tag behind a colon, and its digest behind an at sign", () => {
    expect(imageName(URI, "1.0")).toBe(`${URI}:1.0`);
    expect(imageName(URI, { digest: "sha256:abc" })).toBe(`${URI}@sha256:abc`);
  });
});
