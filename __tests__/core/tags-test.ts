import { Construct } from "constructs";
import { generatedNameTag, nameTag } from "../../src/core/tags";
import { emptyStack } from "../support/synth";

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

describe("generatedNameTag", () => {
  it("is the name that is given, and otherwise from the stack and the construct", () => {
    const scope = new Construct(emptyStack("shop"), "disk");
    expect(generatedNameTag(scope, "mine", { team: "web" })).toEqual({ Name: "mine", team: "web" });
    expect(generatedNameTag(scope, undefined)).toEqual({ Name: "shop-disk" });
  });

  it("has at most 256 characters", () => {
    const scope = new Construct(emptyStack("shop"), "x".repeat(300));
    expect(generatedNameTag(scope, undefined)?.Name).toHaveLength(256);
  });
});
