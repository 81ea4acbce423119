import { nameTag } from "../../src/core/tags";

describe("nameTag", () => {
  it("is the name alone where there are no tags", () => {
    expect(nameTag("web")).toEqual({ Name: "web" });
  });

  it("stands under what the user set", () => {
    expect(nameTag("web", { team: "shop" })).toEqual({ Name: "web", team: "shop" });
    expect(nameTag("web", { Name: "mine" })).toEqual({ Name: "mine" });
  });

  it("is undefined when there is nothing to say", () => {
    expect(nameTag(undefined)).toBeUndefined();
    expect(nameTag(undefined, {})).toBeUndefined();
    expect(nameTag(undefined, { team: "shop" })).toEqual({ team: "shop" });
  });

  it("leaves the user's tags as they are", () => {
    const tags = Object.freeze({ team: "shop" });
    nameTag("web", tags);
    expect(tags).toEqual({ team: "shop" });
  });
});
