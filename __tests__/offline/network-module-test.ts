import { Network } from "../../src/network/network";
import { CallWithoutAws } from "../support/modules";
import { plannedByModule, plannedByStack } from "../support/same-resources";
import { describeWith } from "../support/toolchain";

const ZONES = ["ap-northeast-1a", "ap-northeast-1c"];

/** The inputs by which the module is the construct with its defaults. */
const INPUTS = {
  name: "shop",
  azs: ZONES,
  public_subnets: ["10.0.0.0/20", "10.0.16.0/20"],
  private_subnets: ["10.0.128.0/20", "10.0.144.0/20"],
  enable_nat_gateway: true,
  manage_default_security_group: false,
  manage_default_network_acl: false,
  manage_default_route_table: false,
};

/** The module's names have the whole zone. */
function asConstruct(text: string): string {
  return text.replace(/^(shop-.*)ap-northeast-(1[ac])$/, "$1$2");
}

describeWith(["terraform"], "the module network", () => {
  it.each([
    ["a NAT gateway in each zone", {}, {}],
    ["one NAT gateway", { natGateways: 1 }, { single_nat_gateway: true }],
  ])("makes what the construct makes, with %s", async (_, props, inputs) => {
    const stack = await plannedByStack((scope) => {
      new Network(scope, "network", { availabilityZones: ZONES, name: "shop", ...props });
    });
    expect(await plannedByModule("network", { ...INPUTS, ...inputs }, asConstruct)).toEqual(stack);
  });

  describe("says at plan time what is wrong with", () => {
    let call: CallWithoutAws;

    beforeAll(async () => {
      call = new CallWithoutAws("network", INPUTS);
      await call.terraform.init();
    });

    it.each([
      [
        "its name",
        { name: "a-name-of-more-than-the-fifty-five-characters-that-are-left-for-it" },
        "allowed: a letter, then letters, digits and hyphens, up to 55 in all.",
      ],
      ["no public subnets", { public_subnets: [] }, "enable_nat_gateway is true; allowed: true with public_subnets."],
      ["no zones", { azs: [] }, "azs is []; allowed: a zone or more, as there are subnets."],
      [
        "its block",
        { cidr: "10.0.0.0/8" },
        'NW001 cidr_block is "10.0.0.0/8"; allowed: an IPv4 network of /16 to /28.',
      ],
      [
        "a subnet outside of it",
        { private_subnets: ["10.1.0.0/20"] },
        'NW003 cidr_block is ["10.1.0.0/20"]; allowed: parts of 10.0.0.0/16.',
      ],
      [
        "subnets that overlap",
        { intra_subnets: ["10.0.130.0/24"] },
        'NW004 cidr_block is ["10.0.128.0/20","10.0.130.0/24"]; allowed: blocks apart from each other.',
      ],
    ])("%s", async (_, inputs, message) => {
      call.change({ ...INPUTS, ...inputs });
      expect(await call.failure()).toContain(message);
    });
  });
});
