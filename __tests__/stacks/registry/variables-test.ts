import { RegistryStack } from "../../../src/stacks/registry/registry-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new RegistryStack(app, "registry")).stack("registry");

describe("the variables of the registry stack", () => {
  it.each([
    {
      name: "region",
      value: "ap-northeast-1",
      description: "The region of the registry.",
      pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$",
      message: "region must be a region of AWS: ap-northeast-1, eu-west-1.",
    },
    {
      name: "image_tag",
      value: "1.0.0",
      description: "The tag of the image that the task definition runs; push it before a task starts.",
      pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$",
      message: "image_tag must be a tag: 1.0.0, v2, 8f3c1d2.",
    },
    {
      name: "pull_account_id",
      value: "",
      description: "The number of another account that may pull. Empty: none.",
      pattern: "^([0-9]{12})?$",
      message: "pull_account_id must be the number of an account, twelve digits, or empty.",
    },
    {
      name: "push_account_id",
      value: "",
      description: "The number of another account that may push and pull. Empty: none.",
      pattern: "^([0-9]{12})?$",
      message: "push_account_id must be the number of an account, twelve digits, or empty.",
    },
  ])("$name says what it takes", ({ name, value, description, pattern, message }) => {
    expect(stack.variable(name)).toEqual({
      type: "string",
      default: value,
      nullable: false,
      description,
      validation: [{ condition: `\${can(regex("${pattern}", var.${name}))}`, error_message: message }],
    });
  });

  it("are these four", () => {
    const names = ["image_tag", "pull_account_id", "push_account_id", "region"];
    expect(Object.keys(stack.json.variable ?? {}).sort()).toEqual(names);
  });
});
