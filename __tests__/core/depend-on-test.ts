import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { dependOn } from "../../src/core/depend-on";
import { synthesise } from "../support/synth";

interface Made {
  readonly vpc: Vpc;
  readonly first: InternetGateway;
  readonly second: InternetGateway;
}

/** What the VPC waits for after `use`. */
function waitsFor(use: (made: Made) => void): unknown {
  const written = synthesise((stack) => {
    const vpc = new Vpc(stack, "vpc", {});
    use({ vpc, first: new InternetGateway(stack, "first", {}), second: new InternetGateway(stack, "second", {}) });
  });
  return written.resource("aws_vpc", "vpc").depends_on;
}

describe("dependOn", () => {
  it("has a resource wait for others, in the order in which they are named", () => {
    const order = waitsFor(({ vpc, first, second }) => {
      dependOn(vpc, second);
      dependOn(vpc, first);
    });
    expect(order).toEqual(["aws_internet_gateway.second", "aws_internet_gateway.first"]);
  });

  it("names each once, however often it is said", () => {
    const once = waitsFor(({ vpc, first, second }) => {
      for (const other of [first, second, first]) dependOn(vpc, other);
    });
    expect(once).toEqual(["aws_internet_gateway.first", "aws_internet_gateway.second"]);
  });

  it("keeps what the resource waits for already", () => {
    const kept = waitsFor(({ vpc, first }) => {
      vpc.dependsOn = ["aws_eip.nat"];
      dependOn(vpc, first);
    });
    expect(kept).toEqual(["aws_eip.nat", "aws_internet_gateway.first"]);
  });

  it("knows resources apart that wait for the same", () => {
    const written = synthesise((stack) => {
      const gateway = new InternetGateway(stack, "gateway", {});
      for (const id of ["one", "two"]) dependOn(new Vpc(stack, id, {}), gateway);
    });
    for (const id of ["one", "two"]) {
      expect(written.resource("aws_vpc", id).depends_on).toEqual(["aws_internet_gateway.gateway"]);
    }
  });

  it("follows an address that is changed afterwards", () => {
    const renamed = waitsFor(({ vpc, first }) => {
      dependOn(vpc, first);
      first.overrideLogicalId("main");
    });
    expect(renamed).toEqual(["aws_internet_gateway.main"]);
  });
});
