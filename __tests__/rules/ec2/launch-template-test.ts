import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const template = (attributes: Attributes): ResourceMap => ({ aws_launch_template: { web: attributes } });
const each = (name: string, ...values: unknown[]): Attributes[] => values.map((value) => ({ [name]: value }));
const metadata = (...options: Attributes[]) => options.map((metadata_options) => ({ metadata_options }));
const tagging = (...types: unknown[]) =>
  types.map((resource_type) => ({ tag_specifications: { resource_type, tags: {} } }));
const disks = (...types: unknown[]) =>
  types.map((volume_type) => ({ block_device_mappings: { ebs: { volume_type, iops: "${var.iops}" } } }));

describe("the attributes of a launch template", () => {
  it.each<[string, Attributes[], Attributes[]]>([
    [
      "LT001",
      [
        ...each("name", "web", "w".repeat(125), "a1()./_-", "${var.name}"),
        ...each("name_prefix", "web", "w".repeat(99)),
      ],
      [
        ...each("name", "", "we", "w".repeat(126), "web 1", "web:1", "wéb"),
        ...each("name_prefix", "we", "w".repeat(100), "web:"),
      ],
    ],
    [
      "LT005",
      metadata(
        { http_tokens: "optional" },
        { http_tokens: "required", http_put_response_hop_limit: 1 },
        { http_put_response_hop_limit: 64 },
        { http_tokens: "${var.tokens}", http_put_response_hop_limit: "${var.hops}" },
      ),
      metadata(
        { http_tokens: "enabled" },
        { http_put_response_hop_limit: 0 },
        { http_put_response_hop_limit: 65 },
        { http_put_response_hop_limit: 1.5 },
      ),
    ],
    [
      "LT011",
      each(
        "image_id",
        "ami-01234567",
        "ami-0123456789abcdef0",
        "resolve:ssm:/aws/service/x",
        "resolve:ssm:web:3",
        "",
        "${var.image}",
      ),
      each(
        "image_id",
        "ami-1",
        "ami-012345678",
        "ami-0123456g",
        "ami-0123456789abcdef01",
        "amazon-linux",
        "resolve:ssm:",
        "xami-01234567",
      ),
    ],
    [
      "LT014",
      [
        ...tagging("instance", "volume", "network-interface", "spot-instances-request", "${var.type}", undefined),
        ...disks("standard", "gp2", "gp3", "io1", "io2", "${var.type}", null),
      ],
      [...tagging("launch-template", "instances", ""), ...disks("gp4", "GP3", "")],
    ],
  ])("%s takes what AWS and the provider do", (id, right, wrong) => {
    for (const attributes of right) expect([attributes, violated(template(attributes))]).toEqual([attributes, []]);
    for (const attributes of wrong) expect([attributes, violated(template(attributes))]).toEqual([attributes, [id]]);
  });

  it("are told with what is allowed", () => {
    expect(messages(template({ name: "we" }))).toEqual([
      'LT001 [aws_launch_template.web] name is "we"; allowed: 3 to 125 letters without accents, digits and ().-/_. ' +
        "Change the name.",
    ]);
    expect(messages(template({ name_prefix: "we" }))).toEqual([expect.stringContaining("allowed: 3 to 99 letters")]);
    expect(messages(template({ image_id: "ami-1" }))).toEqual([
      'LT011 [aws_launch_template.web] image_id is "ami-1"; allowed: ami- and 8 or 17 hexadecimal digits, or resolve:ssm: and ' +
        "a parameter. Take an id such as ami-0123456789abcdef0, or resolve:ssm: and the name of a parameter.",
    ]);
    expect(messages(template({ tag_specifications: [{}, { resource_type: "host" }] }))).toEqual([
      expect.stringContaining(
        'tag_specifications[1].resource_type is "host"; allowed: instance, volume, network-interface, spot-instances-request.',
      ),
    ]);
  });
});

describe("the instance profile of a launch template", () => {
  const ARN = "arn:aws:iam::111122223333:instance-profile/web";
  const profile = (...profiles: Attributes[]): ResourceMap => ({
    ...template({ iam_instance_profile: profiles }),
    aws_iam_instance_profile: { web: { name: "web" } },
  });

  it.each<Attributes>([
    { name: "web" },
    { arn: ARN },
    { name: "web", arn: "" },
    { name: null, arn: ARN },
    { name: "web", arn: "${var.arn}" },
    { name: "${var.name}", arn: ARN },
  ])("may be %j", (each) => {
    expect(violated(profile(each))).toEqual([]);
  });

  it("is named once", () => {
    expect(messages(profile({ name: "web" }, { name: "web", arn: ARN }))).toEqual([
      'LT010 [aws_launch_template.web] iam_instance_profile[1].name is "web"; allowed: nothing, as there is an arn. ' +
        "Leave one of them out.",
    ]);
    const arn = "${aws_iam_instance_profile.web.arn}";
    expect(violated(profile({ name: "${aws_iam_instance_profile.web.name}", arn }))).toEqual(["LT010"]);
  });
});
