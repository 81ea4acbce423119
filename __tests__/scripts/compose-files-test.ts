import { join } from "node:path";
import { findComposeFiles } from "../../scripts/compose-files";
import { scratchFiles } from "../support/scratch";

const find = (
  files: Readonly<Record<string, string>>,
  {
    at = "",
    environment = {},
    envFiles,
  }: { at?: string; environment?: Record<string, string>; envFiles?: string[] } = {},
) => {
  const directory = scratchFiles(files);
  return findComposeFiles(
    envFiles?.map((name) => join(directory, name)),
    environment,
    join(directory, at),
  );
};

describe("the files that docker compose would take", () => {
  it("are those of the usual names, the first of each kind", () => {
    expect(find({ "compose.yaml": "" })).toEqual(["compose.yaml"]);
    expect(find({ "docker-compose.yml": "", "docker-compose.override.yml": "", "other.yaml": "" })).toEqual([
      "docker-compose.yml",
      "docker-compose.override.yml",
    ]);
    const all = ["compose.yml", "docker-compose.yaml", "compose.override.yaml", "docker-compose.override.yml"];
    expect(find(Object.fromEntries(all.map((name) => [name, ""])))).toEqual(["compose.yml", "compose.override.yaml"]);
  });

  it("may be in a directory above", () => {
    expect(find({ "compose.yaml": "", "compose.override.yml": "", "a/b/c": "" }, { at: "a/b" })).toEqual([
      "../../compose.yaml",
      "../../compose.override.yml",
    ]);
  });

  it("are those of a variable, from the environment, .env or the files named instead", () => {
    const files = {
      "compose.yaml": "",
      "compose.override.yaml": "",
      ".env": "COMPOSE_FILE=a.yaml:b.yaml",
      other: "COMPOSE_FILE=c.yaml",
    };
    expect(find(files)).toEqual(["a.yaml", "b.yaml"]);
    expect(find(files, { envFiles: ["other"] })).toEqual(["c.yaml"]);
    const environment = { COMPOSE_FILE: "d.yaml;e.yaml", COMPOSE_PATH_SEPARATOR: ";" };
    expect(find(files, { environment })).toEqual(["d.yaml", "e.yaml"]);
    expect(find(files, { environment: { COMPOSE_FILE: "" } })).toEqual(["compose.yaml", "compose.override.yaml"]);
  });

  it("have to be there, and so have files of variables", () => {
    expect(() => find({})).toThrow("No file is named, and there is no compose.yaml, compose.yml");
    expect(() => find({}, { envFiles: ["none"] })).toThrow(/none:1:1: envFiles\[0\] is .*it does not exist/);
  });
});
