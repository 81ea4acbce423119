import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import * as fc from "fast-check";
import { hashOf, physicalName, shortened, withHyphens } from "../../src/core/names";
import { emptyStack } from "../support/synth";

function nameOf(stack: string, id: string, maxLength: number): string {
  return physicalName(new Construct(emptyStack(stack), id), maxLength);
}

describe("physicalName", () => {
  it("is the stack and the address", () => {
    expect(nameOf("shop", "web", 32)).toBe("shop-web");
    expect(nameOf("shop", "main", 32)).toBe("shop-main");
  });

  it("has hyphens for what names in AWS don't take", () => {
    expect(nameOf("my_shop", "web_1", 32)).toBe("my-shop-web-1");
  });

  it("is whole as long as it fits", () => {
    expect(nameOf("shop", "web", "shop-web".length)).toBe("shop-web");
    expect(nameOf("shop", "web1", 9)).toBe("shop-web1");
  });

  it("ends in a hash where it is too long, with no hyphen doubled", () => {
    expect(nameOf("shop", "web-server1", 15)).toMatch(/^shop-w-[0-9a-z]{8}$/);
    expect(nameOf("shop", "web-server1", 14)).toMatch(/^shop-[0-9a-z]{8}$/);
  });

  it("never changes: a change would replace what is deployed", () => {
    expect(nameOf("production", "a-very-long-name-for-a-service", 32)).toBe("production-a-very-long-4unkbtzt");
  });

  it("tells apart long names that begin alike", () => {
    expect(nameOf("shop", `${"web".repeat(20)}a`, 32)).not.toBe(nameOf("shop", `${"web".repeat(20)}b`, 32));
  });

  it("tells apart as many long names as a large stack has", () => {
    const stack = emptyStack("shop");
    const ids = Array.from({ length: 10_000 }, (_, i) => `${"web".repeat(20)}-${i}`);
    const names = ids.map((id) => physicalName(new Construct(stack, id), 32));
    expect(new Set(names).size).toBe(names.length);
  });

  it("fits, has only letters, digits and hyphens, and is the same each time", () => {
    const id = fc.stringMatching(/^[\w.:@-]{1,60}$/).filter((text) => !(text in Object.prototype));
    fc.assert(
      fc.property(id, id, fc.integer({ min: 16, max: 64 }), (stack, scope, maxLength) => {
        const name = nameOf(stack, scope, maxLength);
        expect(name.length).toBeLessThanOrEqual(maxLength);
        expect(name).toMatch(/^[A-Za-z0-9-]+$/);
        expect(nameOf(stack, scope, maxLength)).toBe(name);
      }),
    );
  });
});

describe("a stack that names what is in it", () => {
  class Naming extends TerraformStack {
    physicalNameOf(scope: Construct, maxLength: number): string {
      return `${scope.node.id} of ${maxLength}`;
    }
  }

  it("is asked", () => {
    expect(physicalName(new Construct(new Naming(Testing.app(), "stack"), "web"), 32)).toBe("web of 32");
  });
});

describe("withHyphens", () => {
  it("leaves letters, digits and hyphens", () => {
    expect(withHyphens("a_b.C-1 é")).toBe("a-b-C-1--");
  });
});

describe("a name that is shortened", () => {
  it("stays as it is where AWS takes it, whatever is in it", () => {
    expect(shortened("blue_web.1", 10)).toBe("blue_web.1");
  });

  it("ends in a hash where it is too long, another one for each name", () => {
    expect(shortened("green-web-server", 15)).toMatch(/^green-[0-9a-z]{8}$/);
    expect(shortened("green-web-server", 15)).not.toBe(shortened("green-web-client", 15));
  });
});

describe("hashOf", () => {
  it("is so many small letters and digits, always the same for the same text", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), (text, length) => {
        expect(hashOf(text, length)).toMatch(new RegExp(`^[0-9a-z]{${length}}$`));
        expect(hashOf(text, length)).toBe(hashOf(text, length));
      }),
    );
    expect(hashOf("80 HTTP ip", 4)).not.toBe(hashOf("8080 HTTP ip", 4));
  });
});
