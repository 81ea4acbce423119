import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { mayHave } from "../../../src/rules/security/companion";

const COMPANION = { type: "aws_lid", attribute: "pot" };

function has(lids: ResourceMap[string], is?: (name: string) => boolean) {
  const configuration = new Configuration({ resource: { aws_pot: { main: {}, other: {} }, aws_lid: lids } });
  const [pot] = configuration.resources("aws_pot");
  return pot && mayHave({ ...COMPANION, is: is && (({ name }) => is(name)) }, pot, configuration);
}

describe("a companion", () => {
  it.each([
    ["names the resource", "${aws_pot.main.id}", true],
    ["names one of several of them", "${aws_pot.main[0].id}", true],
    ["names another", "${aws_pot.other.id}", false],
    ["names who knows what", "${var.pot}", true],
    ["names one outside of the configuration", "pot-1", true],
  ])("is there if it %s", (_name, pot, expected) => {
    expect(has({ a: { pot } })).toBe(expected);
  });

  it("is not there without any", () => {
    expect(has({})).toBe(false);
  });

  it("is there if one is right", () => {
    const lids = { a: { pot: "${aws_pot.main.id}" }, b: { pot: "${aws_pot.main.id}" } };
    expect(has(lids, (name) => name === "b")).toBe(true);
    expect(has(lids, () => false)).toBe(false);
  });
});
