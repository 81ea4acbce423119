import { Flaw } from "../../../src/compose/syntax/flaw";
import { parseVolume, type ShortVolume } from "../../../src/compose/syntax/volumes";

describe("a mount in short syntax", () => {
  it.each<[string, ShortVolume]>([
    ["/cache", { type: "volume", target: "/cache" }],
    ["db:/var/lib/mysql", { type: "volume", source: "db", target: "/var/lib/mysql" }],
    ["db:/data:ro", { type: "volume", source: "db", target: "/data", readOnly: true }],
    ["db:/data:rw,nocopy", { type: "volume", source: "db", target: "/data", readOnly: false, nocopy: true }],
    ["./a:/b", { type: "bind", source: "./a", target: "/b" }],
    ["../a:/b:Z", { type: "bind", source: "../a", target: "/b", selinux: "Z" }],
    ["~/a:/b:ro,z", { type: "bind", source: "~/a", target: "/b", readOnly: true, selinux: "z" }],
    ["/a:/b:rshared", { type: "bind", source: "/a", target: "/b", propagation: "rshared" }],
    ["/a:/b:cached", { type: "bind", source: "/a", target: "/b", consistency: "cached" }],
    ["C:\\data:/b:ro", { type: "bind", source: "C:\\data", target: "/b", readOnly: true }],
    ["./a:D:\\b", { type: "bind", source: "./a", target: "D:\\b" }],
    ["\\\\.\\pipe\\docker:/x", { type: "npipe", source: "\\\\.\\pipe\\docker", target: "/x" }],
    ["my.vol-1:/b", { type: "volume", source: "my.vol-1", target: "/b" }],
  ])("%s", (text, volume) => {
    expect(parseVolume(text)).toEqual(volume);
  });

  it.each(["", ":/b", "db:", "/a::ro", "/a:/b:ro:x", "/a:/b:readonly"])("%j is none", (text) => {
    expect(parseVolume(text)).toBeInstanceOf(Flaw);
  });
});
