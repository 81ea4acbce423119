import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import * as fc from "fast-check";
import { AddressScope, addressed, addressOf } from "../../src/core/address";
import { nastyString } from "../support/nasty-strings";
import { emptyStack, synthesise } from "../support/synth";

/** The address of a construct that stands at `path` below a stack. */
function addressAt(path: readonly string[], suffix?: string): string {
  return addressOf(
    path.reduce<Construct>((scope, id) => new Construct(scope, id), emptyStack()),
    suffix,
  );
}

describe("addressOf", () => {
  it.each([
    [["main"], "main"],
    [["main", "public_1a"], "public_1a"],
    [["main", "nat_1a"], "nat_1a"],
    [["alb"], "alb"],
    [["main", "main"], "main"],
    [["web"], "web"],
    [["shop", "web"], "shop_web"],
    [["shop", "main"], "shop_main"],
    [["shop", "main", "web"], "shop_web"],
  ])("names the construct at %j %s", (path, address) => {
    expect(addressAt(path)).toBe(address);
  });

  it("writes a repeated name once", () => {
    expect(addressAt(["web", "web"])).toBe("web");
    expect(addressAt(["web", "web", "web"])).toBe("web");
    expect(addressAt(["web", "alb", "web"])).toBe("web_alb_web");
  });

  it("puts a suffix behind, after which main is elided, too", () => {
    expect(addressAt(["alb"], "http")).toBe("alb_http");
    expect(addressAt(["main"], "public")).toBe("public");
    expect(addressAt(["web"], "web")).toBe("web");
  });

  it("is main for the stack itself", () => {
    expect(addressOf(emptyStack())).toBe("main");
    expect(addressOf(emptyStack(), "public")).toBe("public");
  });

  it("does not show an AddressScope, wherever it stands", () => {
    const scope = emptyStack();
    const vpc = new Construct(new AddressScope(scope, "Network"), "main");
    const alb = new Construct(new AddressScope(scope, "LoadBalancer"), "main");
    expect([addressOf(vpc), addressOf(alb)]).toEqual(["main", "main"]);
    expect(addressOf(new Construct(new AddressScope(vpc, "Inner"), "web"))).toBe("web");
  });

  it("replaces what Terraform does not take in an identifier", () => {
    expect(addressAt(["my app", "a.b:c"])).toBe("my_app_a_b_c");
    expect(addressAt(["日本", "web-1"])).toBe("___web-1");
  });

  it("does not begin with a digit or a hyphen", () => {
    expect(addressAt(["1a"])).toBe("_1a");
    expect(addressAt(["-a"])).toBe("_-a");
    expect(addressAt(["main", "1a"])).toBe("_1a");
  });

  it("is a Terraform identifier, and the same one for the same tree", () => {
    const id = nastyString.filter((text) => text !== "");
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 5 }), fc.option(id, { nil: undefined }), (path, suffix) => {
        const address = addressAt(path, suffix);
        expect(address).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
        expect(addressAt(path, suffix)).toBe(address);
      }),
    );
  });

  it("does not depend on what stands beside the construct, or was there before", () => {
    const scope = emptyStack();
    for (const id of ["a", "b", "main"]) new Construct(scope, id);
    expect(addressOf(new Construct(scope, "web"))).toBe(addressAt(["web"]));
  });
});

describe("addressed", () => {
  it("names the resource after its construct, and references follow", () => {
    const written = synthesise((scope) => {
      const vpc = addressed(new Vpc(new Construct(scope, "web"), "Vpc", {}), "main");
      scope.addOverride("locals.vpc", vpc.id);
    });
    expect(written.addresses()).toEqual(["aws_vpc.web_main"]);
    expect(written.json.locals).toEqual({ vpc: "${aws_vpc.web_main.id}" });
  });
});
