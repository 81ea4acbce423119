import { credentialsRules } from "../../../../src/rules/security/machines/credentials";
import { found } from "../../../support/found";

const ID = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const SECRET = ["wJalrXUtnFEMI/K7MDENG", "/bPxRfiCYEXAMPLEKEY"].join("");

const KEY_ID = "the id of an access key";
const KEY = "a secret access key";

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

describe("a script of an instance", () => {
  it.each<[string, string, string[]]>([
    ["a key id", `export AWS_ACCESS_KEY_ID=${ID}`, [KEY_ID]],
    ["a key id of a session", `id: "${ID.replace("AKIA", "ASIA")}"`, [KEY_ID]],
    ["too long a word", `${ID}A`, []],
    ["the end of a word", `X${ID}`, []],
    ["too short a word", ID.slice(0, -1), []],
    ["the id of a role", ID.replace("AKIA", "AROA"), []],
    ["a key", `export AWS_SECRET_ACCESS_KEY=${SECRET}`, [KEY]],
    ["a key in a file", `aws_secret_access_key = "${SECRET}"`, [KEY]],
    ["a key in JSON", `{"SecretKey": "${SECRET}"}`, [KEY]],
    ["something longer", `secret_key=${SECRET}A`, []],
    ["something shorter", `secret_key=${SECRET.slice(1)}`, []],
    ["both", `${ID}\nsecret_access_key=${SECRET}`, [KEY_ID, KEY]],
    ["the name of a secret", "aws_secret_access_key=${var.key}", []],
    ["nothing of the kind", "echo hello", []],
  ])("with %s", (_name, script, expected) => {
    const plain = expected.map((what) => ["user_data", what]);
    expect(found(credentialsRules, "SEC304", { aws_instance: { web: { user_data: script } } })).toEqual(plain);
    expect(found(credentialsRules, "SEC304", { aws_launch_configuration: { web: { user_data: script } } })).toEqual(
      plain,
    );
    expect(found(credentialsRules, "SEC304", { aws_launch_template: { web: { user_data: base64(script) } } })).toEqual(
      plain,
    );
    const encoded = { aws_instance: { web: { user_data_base64: base64(script) } } };
    expect(found(credentialsRules, "SEC304", encoded)).toEqual(expected.map((what) => ["user_data_base64", what]));
  });

  it("is read also where a part of it is an expression", () => {
    const user_data = `\${base64encode("export ID=${ID} CLUSTER=\${aws_ecs_cluster.main.name}")}`;
    expect(found(credentialsRules, "SEC304", { aws_launch_template: { web: { user_data } } })).toEqual([
      ["user_data", KEY_ID],
    ]);
  });

  it("is not read where there is none, or nobody knows it", () => {
    for (const user_data of [undefined, null, "${var.script}", '${file("a")}']) {
      for (const type of ["aws_instance", "aws_launch_template"]) {
        expect(found(credentialsRules, "SEC304", { [type]: { web: { user_data } } })).toEqual([]);
      }
    }
  });
});
