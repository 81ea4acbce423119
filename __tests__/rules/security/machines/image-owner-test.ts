import { check } from "../../../../src/rules/check";
import { imageOwnerRules } from "../../../../src/rules/security/machines/image-owner";

describe("an image that is looked up", () => {
  it.each<[string, object, unknown[]]>([
    ["of anybody", {}, [undefined]],
    ["of nobody", { owners: [] }, [[]]],
    ["of null", { owners: null }, [undefined]],
    ["of AWS", { owners: ["amazon"] }, []],
    ["of who knows", { owners: "${var.owners}" }, []],
    ["by its id", { image_ids: ["ami-1"] }, []],
    ["by its name", { filter: [{ name: "name", values: ["web-*"] }] }, [undefined]],
    ["by filters that Terraform makes", { dynamic: { filter: {} } }, []],
    ["by the id of its owner", { filter: [{ name: "owner-id", values: ["123456789012"] }] }, []],
    ["by the alias of its owner", { filter: { name: "owner-alias", values: ["amazon"] } }, []],
  ])("is %s", (_name, image, expected) => {
    const found = check({ data: { aws_ami: { web: { ...image } } } }, imageOwnerRules);
    expect(found.map(({ property, got }) => [property, got])).toEqual(expected.map((got) => ["owners", got]));
  });
});
