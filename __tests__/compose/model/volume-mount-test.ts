import { volumeMounts } from "../../../src/compose/model/volume-mount";
import { readAs } from "../../support/compose-type";

describe("mounts", () => {
  it("of paths are relative to the file, of volumes are not", () => {
    expect(readAs(volumeMounts, ["./a:/a", { type: "bind", source: "b", target: "/b" }, "cc:/c/"])).toEqual([
      { type: "bind", source: "/dir/a", target: "/a", bind: { create_host_path: true } },
      { type: "bind", source: "/dir/b", target: "/b" },
      { type: "volume", source: "cc", target: "/c" },
    ]);
  });

  it("have the options of the short syntax", () => {
    expect(readAs(volumeMounts, ["/a:/a:ro,z,rslave", "cc:/c:nocopy"])).toEqual([
      {
        type: "bind",
        source: "/a",
        target: "/a",
        read_only: true,
        bind: { create_host_path: true, selinux: "z", propagation: "rslave" },
      },
      { type: "volume", source: "cc", target: "/c", volume: { nocopy: true } },
    ]);
  });

  it.each([
    [{ source: "a", target: "/a" }, "WrongTypeError"],
    [{ type: "volume" }, "WrongTypeError"],
    [{ type: "nfs", target: "/a" }, "InvalidValueError"],
    [{ type: "bind", source: "/a", target: "/a", bind: { selinux: "y" } }, "InvalidValueError"],
    [{ type: "tmpfs", target: "/a", tmpfs: { size: "big" } }, "InvalidValueError"],
    ["/a:/b:rx", "InvalidValueError"],
    [5, "WrongTypeError"],
  ])("are not %j", (mount, error) => {
    expect(readAs(volumeMounts, [mount])).toEqual([error]);
  });
});
