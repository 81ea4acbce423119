import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import * as fc from "fast-check";
import { registryName } from "../../src/registry/registry-name";
import { violated } from "../support/rules";
import { emptyStack } from "../support/synth";

const named = (stack: string, id: string, maxLength = 256) =>
  registryName(new Construct(emptyStack(stack), id), maxLength);

describe("the name of a repository that nobody named", () => {
  it.each([
    ["shop", "web", "shop-web"],
    ["Shop", "WebApp", "shop-webapp"],
    ["shop", "_web_", "shop-web"],
    ["shop_1", "a--b", "shop-1-a-b"],
  ])("of the stack %s and the construct %s is %s", (stack, id, expected) => {
    expect(named(stack, id)).toBe(expected);
  });

  it("ends with a hash where it is too long", () => {
    expect(named("shop", "a".repeat(40), 30)).toMatch(/^shop-a{16}-[a-z0-9]{8}$/);
  });

  it("is one that ECR takes, whatever the ids, if there is a letter in them", () => {
    const id = fc.string({ maxLength: 300 }).map((text) => `w${text}`);
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,30}$/), id, (stack, construct) => {
        const scope = new Construct(new TerraformStack(Testing.app(), stack), construct);
        expect(violated({ aws_ecr_repository: { main: { name: registryName(scope, 256) } } })).toEqual([]);
        // What the provider asks of the prefix of a cache.
        expect(registryName(scope, 30)).toMatch(/^(?=.{2,30}$)[a-z0-9]+([._-][a-z0-9]+)*$/);
      }),
    );
  });
});
