"""ECR's pull-through cache rules.

AWS keeps a rule for each prefix, with the name of the upstream registry that it finds by the URL, takes
registries that want a login with a secret only, and says PullThroughCacheRuleNotFoundException of a prefix that
has none. moto has no such rules, and answers 500.
"""

import json

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ecr.exceptions import InvalidParameterException
from moto.ecr.responses import ECRResponse

WITHOUT_LOGIN = {"public.ecr.aws": "ecr-public", "quay.io": "quay", "registry.k8s.io": "k8s"}
WITH_LOGIN = {
    "registry-1.docker.io": "docker-hub",
    "ghcr.io": "github-container-registry",
    "registry.gitlab.com": "gitlab-container-registry",
}


def install() -> None:
    def create_pull_through_cache_rule(self):
        request = json.loads(self.body)
        prefix = request["ecrRepositoryPrefix"]
        if prefix in rules_of(self):
            raise failure(
                "PullThroughCacheRuleAlreadyExistsException",
                f"The pull through cache rule with ECR repository prefix '{prefix}' already exists",
            )
        rule = {
            **request,
            "registryId": self.current_account,
            "upstreamRegistry": upstream(request),
            "createdAt": utcnow(),
        }
        rules_of(self)[prefix] = rule
        return ActionResult(rule)

    def describe_pull_through_cache_rules(self):
        prefixes = self._get_param("ecrRepositoryPrefixes")
        found = [rule_of(self, prefix) for prefix in prefixes or rules_of(self)]
        return ActionResult({"pullThroughCacheRules": found})

    def update_pull_through_cache_rule(self):
        request = json.loads(self.body)
        rule = rule_of(self, request["ecrRepositoryPrefix"])
        rule.update(request, updatedAt=utcnow())
        return ActionResult(rule)

    def delete_pull_through_cache_rule(self):
        prefix = self._get_param("ecrRepositoryPrefix")
        rule = rule_of(self, prefix)
        del rules_of(self)[prefix]
        return ActionResult(rule)

    ECRResponse.create_pull_through_cache_rule = create_pull_through_cache_rule
    ECRResponse.describe_pull_through_cache_rules = describe_pull_through_cache_rules
    ECRResponse.update_pull_through_cache_rule = update_pull_through_cache_rule
    ECRResponse.delete_pull_through_cache_rule = delete_pull_through_cache_rule


def upstream(request) -> str:
    url = request["upstreamRegistryUrl"]
    if url in WITH_LOGIN and "credentialArn" not in request:
        raise failure("InvalidParameterException", f"The upstream registry {url} needs a credentialArn")
    name = WITHOUT_LOGIN.get(url) or WITH_LOGIN.get(url)
    if name is None:
        raise failure("UnsupportedUpstreamRegistryException", f"The upstream registry {url} is not supported")
    return name


def rules_of(response):
    """Kept on the backend of the account and region, so that a reset of the emulator forgets them."""
    return response.ecr_backend.__dict__.setdefault("pull_through_cache_rules", {})


def rule_of(response, prefix):
    rule = rules_of(response).get(prefix)
    if rule is None:
        raise failure(
            "PullThroughCacheRuleNotFoundException",
            f"The pull through cache rule with ECR repository prefix '{prefix}' was not found",
        )
    return rule


def failure(code, message):
    # By the module of its class, moto finds which service an error belongs to.
    return InvalidParameterException(code, message)
