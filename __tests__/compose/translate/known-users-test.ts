import { userOf } from "../../../src/compose/translate/known-users";

describe("the user of an image", () => {
  it.each([
    ["postgres:17", 999],
    ["postgres:16-alpine", 70],
    ["public.ecr.aws/docker/library/wordpress:6", 33],
    ["example/app", undefined],
    ["toString", undefined],
  ])("%s is known by its name", (image, uid) => {
    expect(userOf(image)?.uid).toBe(uid);
  });

  it("is what a database has to begin as, which gives its files away as root", () => {
    expect(userOf("mysql:8")?.runsAs).toBe(true);
    expect(userOf("wordpress")?.runsAs).toBe(false);
  });
});
