import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { metadataFile, metadataPage } from "../../../src/stacks/computing/user-data";
import { scratchFiles } from "../../support/scratch";

/** Answers as the metadata service does: a token to who asks for one, and metadata to who has it. */
const CURL = `#!/bin/bash
case "$*" in
  *"-X PUT http://169.254.169.254/latest/api/token -H X-aws-ec2-metadata-token-ttl-seconds: 300") printf secret ;;
  *"-H X-aws-ec2-metadata-token: secret http://169.254.169.254/latest/meta-data/"*) printf "<%s>" "\${@: -1}" | sed 's|http.*/meta-data/||' ;;
  *) exit 22 ;;
esac
`;
const NOTHING = "#!/bin/bash\n";

/** Runs the script with its files in a folder of the test's, and tells what it wrote to one of them. */
function written(script: string, file: string): string {
  const bin = { curl: CURL, dnf: NOTHING, systemctl: NOTHING };
  const directory = scratchFiles({ ...bin, [file.slice(1)]: "" }, "user-data");
  for (const name of Object.keys(bin)) chmodSync(join(directory, name), 0o755);
  const { status, stderr } = spawnSync("bash", ["--norc", "-c", script.replaceAll(file, `${directory}${file}`)], {
    env: { PATH: `${directory}:${process.env.PATH}` },
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return readFileSync(join(directory, file), "utf8");
}

describe("the user data of the instances", () => {
  it("writes down what the metadata say, which it asks for with a token", () => {
    expect(written(metadataFile().render(), "/etc/instance.env")).toBe(
      "INSTANCE_ID=<instance-id>\nLOCAL_IPV4=<local-ipv4>\nAVAILABILITY_ZONE=<placement/availability-zone>\n",
    );
  });

  it("shows in a group which instance answers", () => {
    expect(written(metadataPage().render(), "/var/www/html/index.html")).toBe(
      "<instance-id> <local-ipv4> <placement/availability-zone>\n",
    );
    expect(metadataPage().render()).toContain("dnf install -y httpd\n");
    expect(metadataPage().render()).toContain("systemctl enable --now httpd\n");
  });
});
