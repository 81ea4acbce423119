import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { addBlocks, type Content } from "../../../src/module/shape/dynamic-block";
import { list, map, number, object, required, type Shape, string } from "../../../src/module/shape/shape";
import { synthesise } from "../../support/synth";

function dynamicOf(shape: Shape, content?: Content): unknown {
  const stack = synthesise((scope) => {
    const service = new EcsService(scope, "service", { name: "web" });
    service.overrideLogicalId("web");
    addBlocks(service, "block", shape, "var.x", content);
  });
  return (stack.resource("aws_ecs_service", "web").dynamic as Record<string, unknown>).block;
}

describe("addBlocks", () => {
  const inside = object({ port: required(number), options: map(string) });
  const content = { port: "${block.value.port}", options: "${block.value.options}" };

  it.each([
    ["object that is not null", inside, "${var.x == null ? [] : [var.x]}"],
    ["item of a list", list(inside), "${var.x == null ? [] : var.x}"],
    ["element of a map", map(inside), "${var.x == null ? {} : var.x}"],
  ])("makes a block for each %s", (_, shape, each) => {
    expect(dynamicOf(shape)).toEqual({ for_each: each, content });
  });

  it("makes blocks in the block of what is made of objects", () => {
    expect(dynamicOf(object({ inner: list(inside) }))).toEqual({
      for_each: "${var.x == null ? [] : [var.x]}",
      content: {
        dynamic: {
          inner: {
            for_each: "${block.value.inner == null ? [] : block.value.inner}",
            content: { port: "${inner.value.port}", options: "${inner.value.options}" },
          },
        },
      },
    });
  });

  it("finds the blocks that they stand in", () => {
    const stack = synthesise((scope) => {
      const service = new EcsService(scope, "service", { name: "web", networkConfiguration: { subnets: ["a"] } });
      service.overrideLogicalId("web");
      addBlocks(service, "network_configuration.block", list(inside), "var.x");
    });
    expect(stack.resource("aws_ecs_service", "web").network_configuration).toEqual({
      subnets: ["a"],
      dynamic: { block: { for_each: "${var.x == null ? [] : var.x}", content } },
    });
  });

  it("lets arguments differ from the members", () => {
    expect(dynamicOf(map(inside), { port: "block.key" })).toMatchObject({
      content: { ...content, port: "${block.key}" },
    });
  });

  it("makes no blocks of what is no object", () => {
    expect(() => dynamicOf(list(string))).toThrow("The blocks block are made of objects, not of list.");
  });
});
