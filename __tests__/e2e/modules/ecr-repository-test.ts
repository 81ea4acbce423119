import { describeCalls } from "../../support/modules";

const HOST = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com";

describeCalls("ecr-repository", {
  adds: 16,
  update: { image_tag_mutability: "MUTABLE" },
  outputs: {
    by_itself: `${HOST}/shop`,
    counted: [`${HOST}/counted-0`, `${HOST}/counted-1`],
    for_each: { api: `${HOST}/api`, web: `${HOST}/web` },
    inside: `${HOST}/team-images`,
  },
});
