import { homedir } from "node:os";
import { containerPath, hostPath, pathOrUrl } from "../../../src/compose/schema/paths";
import { readAs } from "../../support/compose-type";

describe("a path of the host", () => {
  it.each([
    ["./a", "/dir/a"],
    ["a/../b", "/dir/b"],
    ["/a", "/a"],
    ["~", homedir()],
    ["~/a", `${homedir()}/a`],
    ["C:\\a", "C:\\a"],
  ])("%s is %s", (written, path) => {
    expect(readAs(hostPath, written)).toBe(path);
  });
});

describe("a path or a URL", () => {
  it.each([
    [".", "/dir"],
    ["https://example.com/a.git", "https://example.com/a.git"],
    ["git@github.com:a/b.git", "git@github.com:a/b.git"],
    ["github.com/a/b", "github.com/a/b"],
    ["docker-image://alpine", "docker-image://alpine"],
    ["service:base", "service:base"],
  ])("%s is %s", (written, path) => {
    expect(readAs(pathOrUrl, written)).toBe(path);
  });
});

describe("a path in a container", () => {
  it.each([
    ["/data/", "/data"],
    ["/data//x/./y", "/data/x/y"],
    ["/", "/"],
    ["data/", "data/"],
  ])("%s is %s", (written, path) => {
    expect(readAs(containerPath, written)).toBe(path);
  });
});
