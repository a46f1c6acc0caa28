/**
 * The files of a new project: those of `charmcraft init --profile FRAMEWORK-framework` (4.5.0) and of
 * `rockcraft init` with the same profile, in this project's own words.
 */
import type { Files } from "../engine/protocol";
import { capitalised, withArticle } from "../state/phrases";
import type { Kind } from "./kinds";

/** The initial name of the charm and the rock. */
export function firstName({ framework }: Kind): string {
  return `${framework}-app`;
}

/** The integration without which a Django charm is blocked. */
const database = `
requires:
  postgresql:
    interface: postgresql_client
    optional: false
    limit: 1
`;

/** Comments that show how to declare an option and an integration, for frameworks that need none at first. */
const comments = (title: string) => `
# What the operator can set; each option becomes an environment variable.
# config:
#   options:
#     greeting:
#       type: string
#       description: What the ${title} app says.

# What the app can be integrated with; \`optional: false\` blocks the charm until it is.
# requires:
#   postgresql:
#     interface: postgresql_client
#     optional: true
#     limit: 1
`;

/** The text of charmcraft.yaml. */
function charmcraft(kind: Kind): string {
  const { framework, title } = kind;
  return `name: ${firstName(kind)}
type: charm
summary: Runs ${withArticle(title)} app.
description: |
  A charm that runs ${withArticle(title)} app on Kubernetes.

base: ubuntu@24.04
platforms:
  amd64:

extensions:
  - ${framework}-framework
${framework === "django" ? database : comments(title)}`;
}

/** The text of rockcraft.yaml. */
function rockcraft(kind: Kind): string {
  const { framework, title, summary } = kind;
  return `name: ${firstName(kind)}
version: "0.1"
summary: ${capitalised(withArticle(title))} app.
description: |
  The ${title} app that the charm runs.

base: bare
build-base: ubuntu@24.04
platforms:
  amd64:

# ${summary}
extensions:
  - ${framework}-framework
`;
}

/** The name of the charm's class: the charm's name in CapWords. */
function className(name: string): string {
  return `${name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase())}Charm`;
}

/** The text of src/charm.py; the library does all the work. */
function charm(kind: Kind): string {
  const name = className(firstName(kind));
  return `#!/usr/bin/env python3
"""Runs the ${kind.title} app."""

import ops
import paas_charm.${kind.module}


class ${name}(paas_charm.${kind.module}.Charm):
    """The charm of the ${kind.title} app."""


if __name__ == "__main__":
    ops.main(${name})
`;
}

/** .gitignore: what the charm author's tools generate. */
const gitignore = `*.charm
.coverage
.idea/
.tox/
.vscode/
__pycache__/
build/
venv/
`;

/** pyproject.toml: how the charm's code is checked. */
const pyproject = `[tool.ruff]
line-length = 99
lint.select = ["C", "D", "E", "F", "I001", "N", "W"]
lint.pydocstyle.convention = "google"

[tool.pyright]
include = ["src"]

[tool.pytest.ini_options]
log_cli_level = "INFO"
`;

/** tox.ini: the environments of `tox -e` in a charm. */
const tox = `[tox]
no_package = true
env_list = format, lint, static

[testenv]
deps = -r requirements.txt
set_env = PYTHONPATH = {tox_root}/lib:{tox_root}/src

[testenv:format]
deps = ruff
commands =
    ruff format src
    ruff check --fix src

[testenv:lint]
deps = ruff
commands =
    ruff format --diff src
    ruff check src

[testenv:static]
deps = {[testenv]deps}
    pyright
commands = pyright {posargs}

[testenv:unit]
deps = {[testenv]deps}
    pytest
commands = pytest {posargs} tests/unit

[testenv:integration]
deps = {[testenv]deps}
    pytest-operator
commands = pytest {posargs} tests/integration
`;

/** A mock deployment in which a Django app has its database. */
const databaseMock = `relations:
  - endpoint: postgresql
    related-application: postgresql-k8s
    application-data:
      endpoints: postgresql-k8s-primary:5432
      username: relation-7
      password: correct-horse
      database: app
`;

/** The files of a new project of a kind. */
export function begin(kind: Kind): Files {
  return {
    "charmcraft.yaml": charmcraft(kind),
    ...(kind.framework === "django" && { "mock.yaml": databaseMock }),
    "rockcraft.yaml": rockcraft(kind),
    "requirements.txt": "paas-charm>=1.0,<2\n",
    "src/charm.py": charm(kind),
    ".gitignore": gitignore,
    "pyproject.toml": pyproject,
    "tox.ini": tox,
  };
}
