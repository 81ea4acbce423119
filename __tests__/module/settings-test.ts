import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { asModule } from "../../src/module/settings";
import { emptyStack } from "../support/synth";

const VERSIONS = { terraformVersion: ">= 1.9", providerVersion: ">= 5.79, < 6.0" };

describe("the settings of a module", () => {
  it("are ranges of versions, without provider and backend", () => {
    const json = {
      provider: { aws: [{ region: "x" }] },
      terraform: { backend: { local: {} }, required_providers: { aws: { source: "aws", version: "5.100.0" } } },
      output: {},
    };
    expect(asModule(json, VERSIONS, [new AwsProvider(emptyStack(), "aws")])).toEqual({
      output: {},
      terraform: {
        required_version: ">= 1.9",
        required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.79, < 6.0" } },
      },
    });
  });

  it("keep what a construct needs, and other providers", () => {
    const random = { source: "hashicorp/random", version: "3.7.2" };
    const json = { terraform: { required_version: ">= 1.11", required_providers: { random } } };
    expect(asModule(json, VERSIONS, []).terraform).toMatchObject({
      required_version: ">= 1.9, >= 1.11",
      required_providers: { random, aws: { source: "hashicorp/aws" } },
    });
  });

  it("ask the caller for the providers of other regions", () => {
    const stack = emptyStack();
    const providers = [new AwsProvider(stack, "aws"), new AwsProvider(stack, "replica", { alias: "replica" })];
    expect(asModule({}, VERSIONS, providers)).toMatchObject({
      terraform: { required_providers: { aws: { configuration_aliases: ["aws.replica"] } } },
    });
  });
});
