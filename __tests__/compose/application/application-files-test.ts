import { applicationOf } from "../../support/compose-application";

describe("the files of an application", () => {
  it("are directories of one file system, each with its user", () => {
    const text = `
services:
  web: { image: wordpress, volumes: ["site:/var/www/html"] }
  db: { image: mysql, volumes: ["data:/var/lib/mysql"] }
volumes: { site: , data: , unused: }`;
    const stack = applicationOf(text);
    expect(Object.keys(stack.resources("aws_efs_file_system"))).toEqual(["shop_files"]);
    expect(stack.resources("aws_efs_access_point")).toMatchObject({
      shop_files_site: { posix_user: { uid: 33, gid: 33 }, root_directory: { path: "/site" } },
      shop_files_data: { posix_user: { uid: 999, gid: 999 }, root_directory: { path: "/data" } },
    });
    expect(Object.keys(stack.resources("aws_efs_access_point"))).toHaveLength(2);
  });
});
