import childProcess from "node:child_process";
import type { TerraformStack } from "cdktf";
import { Network } from "../../src/network/network";
import { errorsOf } from "../support/synth";

describe("a checked stack in which a resource is moved", () => {
  let terraform: jest.SpyInstance;

  beforeEach(() => {
    terraform = jest.spyOn(childProcess, "execSync");
  });
  afterEach(() => {
    terraform.mockRestore();
  });

  const moved = (stack: TerraformStack) => new Network(stack, "main").vpc.moveFromId("aws_vpc.old");

  it("is refused where Terraform is too old for it, as by cdktf", () => {
    terraform.mockReturnValue(Buffer.from("Terraform v1.4.0\n"));
    expect(errorsOf(moved)).toEqual([expect.stringContaining("lower than the required version >=1.5")]);
  });

  it("is written where it is not", () => {
    terraform.mockReturnValue(Buffer.from("Terraform v1.5.0\n"));
    expect(errorsOf(moved)).toEqual([]);
  });
});
