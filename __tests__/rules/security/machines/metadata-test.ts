import { metadataRules } from "../../../../src/rules/security/machines/metadata";
import { found } from "../../../support/found";

const TYPES = ["aws_launch_template", "aws_launch_configuration", "aws_instance"];
const OF_TEMPLATE = { launch_template: { id: "${aws_launch_template.web.id}" } };
const REQUIRED = { metadata_options: { http_tokens: "required" } };
const UNSET = "metadata_options.http_tokens";
const SET = "metadata_options[0].http_tokens";

describe.each(TYPES)("metadata of %s", (type) => {
  it.each<[string, object, [string, unknown][]]>([
    ["nothing", {}, [[UNSET, undefined]]],
    ["no tokens", { metadata_options: {} }, [[SET, undefined]]],
    ["null", { metadata_options: { http_tokens: null } }, [[SET, undefined]]],
    ["optional tokens", { metadata_options: [{ http_tokens: "optional" }] }, [[SET, "optional"]]],
    ["required tokens", REQUIRED, []],
    ["no metadata at all", { metadata_options: { http_endpoint: "disabled" } }, []],
    ["metadata", { metadata_options: { http_endpoint: "enabled" } }, [[SET, undefined]]],
    ["an unknown value", { metadata_options: { http_tokens: "${var.tokens}" } }, []],
    ["an unknown endpoint", { metadata_options: { http_endpoint: "${var.endpoint}" } }, []],
    ["unknown options", { metadata_options: "${var.options}" }, []],
    ["options that Terraform makes", { dynamic: { metadata_options: {} } }, []],
  ])("are given to everybody or not with %s", (_name, attributes, expected) => {
    expect(found(metadataRules, "SEC301", { [type]: { web: { ...attributes } } })).toEqual(expected);
  });

  it.each<[unknown, object, [string, unknown][]]>([
    [1, {}, []],
    [2, {}, [["metadata_options[0].http_put_response_hop_limit", 2]]],
    ["2", {}, [["metadata_options[0].http_put_response_hop_limit", 2]]],
    [64, { http_endpoint: "disabled" }, []],
    ["${var.hops}", {}, []],
    [undefined, {}, []],
  ])("may go %p hops", (http_put_response_hop_limit, options, expected) => {
    const metadata_options = { http_put_response_hop_limit, ...options };
    expect(found(metadataRules, "SEC302", { [type]: { web: { metadata_options } } })).toEqual(expected);
  });

  it("may go anywhere where nobody says how far", () => {
    expect(found(metadataRules, "SEC302", { [type]: { web: {}, other: { metadata_options: "${var.all}" } } })).toEqual(
      [],
    );
  });
});

describe("metadata of an instance with a template", () => {
  it.each<[string, object, object, [string, unknown][]]>([
    ["neither says", {}, {}, [[UNSET, undefined]]],
    ["the template asks for tokens", {}, REQUIRED, []],
    ["the instance does", REQUIRED, { metadata_options: { http_tokens: "optional" } }, []],
    ["the instance asks for none", { metadata_options: { http_tokens: "optional" } }, REQUIRED, [[SET, "optional"]]],
    ["the instance says something else", { metadata_options: { http_tokens: null } }, REQUIRED, []],
    ["the template is null", {}, { metadata_options: { http_tokens: null } }, [[UNSET, undefined]]],
    ["the template is made by Terraform", {}, { dynamic: { metadata_options: {} } }, []],
  ])("are looked at in the instance: %s", (_name, instance, template, expected) => {
    const resource = {
      aws_instance: { web: { ...OF_TEMPLATE, ...instance } },
      aws_launch_template: { web: { ...template } },
    };
    expect(found(metadataRules, "SEC301", resource)).toEqual(expected);
  });

  it("are not known where the template is elsewhere", () => {
    expect(found(metadataRules, "SEC301", { aws_instance: { web: { launch_template: { id: "lt-1" } } } })).toEqual([]);
  });
});
