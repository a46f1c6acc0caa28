import type { EvaluateRequest } from "./protocol";

/**
 * A small project that runs the code of a first answer within the time limit for loading: code is compiled when it first
 * runs, which takes long on a busy machine. The first project warms up the rest after its first answer is shown;
 * warming up everything here would delay that answer by 0.2 s.
 */
export const warmUpRequest: EvaluateRequest = {
  skip: ["juju", "possible"],
  charmcraft: { experimental: false },
  files: {
    "charmcraft.yaml": `name: warm-up
type: charm
base: ubuntu@24.04
platforms: {amd64: }
summary: "Warm-up"
description: |
  Warm-up
extensions: [flask-framework]
config: {options: {token: {type: string, default: "1"}}}
requires:
  postgresql: {interface: postgresql_client, optional: true, limit: 1}
`,
    "mock.yaml": `relations:
- endpoint: postgresql
  application-data: {endpoints: "db:5432", username: u, password: p, database: d}
`,
  },
};
