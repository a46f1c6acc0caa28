/**
 * The preset dictionary of link codec `d1`: the words that charmcraft.yaml, mock.yaml and the other
 * project files are made of, as `charmcraft init` (4.5.0), `juju show-unit` and the charm libraries
 * write them. Deflate refers back to it, so a link carries little more than the user's own text.
 *
 * FROZEN. A single changed byte breaks every link that was ever made with `d1`. A better dictionary
 * is a new file and a new codec name beside this one (see codec.ts).
 *
 * The likeliest words come last: near references cost fewer bits than far ones.
 */

/** The endpoints in charmcraft's template, in its order, with their interfaces and values of `optional`. */
const TEMPLATE_ENDPOINTS: readonly (readonly [endpoint: string, interface_: string, optional: boolean])[] = [
  ["mysql", "mysql_client", false],
  ["postgresql", "postgresql_client", false],
  ["mongodb", "mongodb_client", false],
  ["redis", "redis", false],
  ["valkey", "valkey_client", true],
  ["s3", "s3", false],
  ["saml", "saml", false],
  ["rabbitmq", "rabbitmq", false],
  ["tracing", "tracing", true],
  ["smtp", "smtp", false],
  ["openfga", "openfga", false],
  ["http-proxy", "http_proxy", true],
];

/** The lines of one endpoint below `requires`, each beginning with `prefix`. */
function endpointLines(
  prefix: string,
  [endpoint, interface_, optional]: (typeof TEMPLATE_ENDPOINTS)[number],
): string {
  return [`  ${endpoint}:`, `    interface: ${interface_}`, `    optional: ${optional}`, "    limit: 1"]
    .map((line) => `${prefix}${line}\n`)
    .join("");
}

/** The template's `requires` with every endpoint, commented out (`# `) or not (empty prefix). */
function requires(prefix: string): string {
  return `${prefix}requires:\n${TEMPLATE_ENDPOINTS.map((row) => endpointLines(prefix, row)).join("")}`;
}

const SHOW_UNIT = `juju-show-unit:
app/0:
  workload-version: ""
  machine: ""
  opened-ports:
    - 8000/tcp
  public-address: 
  charm: local:focal/-k8s-0
  leader: true
  life: alive
  relation-info:
  - relation-id: 1
    endpoint: secret-storage
    related-endpoint: secret-storage
    application-data:
      django_secret_key: flask_secret_key: 
    local-unit:
      in-scope: true
      data:
        egress-subnets: 10.152.183.40/32
        ingress-address: 10.152.183.40
        private-address: 10.152.183.40
    related-units:
      shelf/1:
        in-scope: true
        data:
          egress-subnets: 10.1.0.1/32
          ingress-address: 10.1.0.1
  provider-id: shelf-0
  address: 10.1.3.4
`;

const OTHER_FILES = `version: "0.1"
license: Apache-2.0
parts:
  plugin: charm
  build-packages:
charm-user: non-root
base: ubuntu@22.04
base: ubuntu@26.04
base: bare
build-base: ubuntu@24.04
links:
  documentation: https://
  issues: https://github.com/canonical/
  source: https://github.com/
  website: https://
  contact: https://
assumes:
  - k8s-api
charm-libs:
  - lib: traefik_k8s.ingress
    version: "2"
actions:
  rotate-secret-key:
    description: Rotate the secret key. Users will be forced to log in again.
    params:
    additionalProperties: false
containers:
  app:
    resource: app-image
peers:
  secret-storage:
    interface: secret-storage
provides:
  metrics-endpoint:
    interface: prometheus_scrape
  grafana-dashboard:
    interface: grafana_dashboard
  logging:
    interface: loki_push_api
  ingress:
    interface: ingress
  oauth:
    interface: oauth
  oidc:
    interface: oauth
prometheus:
  scrape_configs:
    - job_name: 
      metrics_path: /metrics
      static_configs:
        - targets: ["*:8000", "@scheduler:9191"]
          labels: {team: }
framework_logging_format: json
services:
  celery-worker:
    override: replace
    summary: 
    startup: enabled
    command: celery -A app:celery_app worker -c 2 --loglevel DEBUG
    user: _daemon_
  celery-beat-scheduler:
    override: replace
    startup: enabled
    command: /bin/python3 
  flask:
  django:
  fastapi:
  go:
  expressjs:
  spring-boot:
    command: /bin/python3 -m gunicorn -c /flask/gunicorn.conf.py 'app:app' -k [ sync ]
`;

const OPTIONS = `config:
  options:
    token:
      description: The token for the service.
      type: string
      default: ""
      type: int
      default: 
      type: float
      type: boolean
      default: true
      type: secret
      optional: false
  app-name: 
  app-port: 8080
  app-base-url: https://
  app-profiles: 
  app-secret-key: 
  app-secret-key-id: secret:
  metrics-path: /metrics
  metrics-port: 8080
  django-allowed-hosts: 
  django-debug: true
  django-settings-module: 
  flask-application-root: /
  flask-debug: false
  flask-env: production
  flask-permanent-session-lifetime: 
  flask-preferred-url-scheme: HTTPS
  flask-secret-key: 
  flask-secret-key-id: secret:
  flask-session-cookie-secure: true
  node-env: production
  web-concurrency: 
  web-reload: 
  webserver-keepalive: 
  webserver-log-level: info
  webserver-port: 8000
  webserver-threads: 
  webserver-timeout: 
  webserver-worker-class: gevent
  webserver-workers: 4
  greeting: Hello
`;

const MOCK_RARE = `    application-data:
      responses: '[{"requirer": "00000000-0000-4000-8000-000000000002", "status": "ready", "auth": "userpass", "http_proxy": "http://squid:3128", "https_proxy": "https://squid:3129/", "user": "secret:
      issuer_url: https://idp.example.com/
      authorization_endpoint: https://idp.example.com/oauth2/auth
      token_endpoint: https://idp.example.com/oauth2/token
      introspection_endpoint: http://hydra:4445/admin/oauth2/introspect
      userinfo_endpoint: https://idp.example.com/userinfo
      jwks_endpoint: https://idp.example.com/.well-known/jwks.json
      scope: openid profile email phone
      client_id: 
      client_secret_id: secret:
      store_id: 
      token: 
      token_secret_id: secret:
      grpc_api_url: "openfga:8081"
      http_api_url: "http://openfga:8080"
  - endpoint: saml
    related-application: saml-integrator
    application-data:
      entity_id: https://login.ubuntu.com
      metadata_url: https://login.ubuntu.com/saml/metadata
      x509certs: 
      single_sign_on_service_redirect_url: https://login.ubuntu.com/saml/
      single_sign_on_service_redirect_binding: urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect
  - endpoint: smtp
    related-application: smtp-integrator
    application-data:
      auth_type: plain
      auth_type: none
      domain: example.com
      host: smtp.example.com
      port: "587"
      user: 
      password: 
      password_id: secret:
      skip_ssl_verify: "False"
      transport_security: starttls
      transport_security: none
  - endpoint: tracing
    related-application: tempo
    application-data:
      receivers: '[{"protocol": {"name": "otlp_grpc", "type": "grpc"}, "url": "tempo:4317"}, {"protocol": {"name": "otlp_http", "type": "http"}, "url": "http://tempo:4318"}]'
  - endpoint: ingress
    related-application: traefik-k8s
    application-data:
      ingress: '{"url": "https://apps.example.com/shop"}'
  - endpoint: rabbitmq
    related-application: rabbitmq-server
    related-application: rabbitmq-k8s
    related-units:
      rabbitmq-server/0:
        data:
          hostname: 10.1.0.10
          password: 
          vhost: /
  - endpoint: valkey
    related-application: valkey
  - endpoint: s3
    related-application: s3-integrator
    application-data:
      access-key: 
      secret-key: 
      bucket: my-bucket
      endpoint: https://s3.example.com
      region: eu-west-1
      path: 
      s3-api-version: S3v4
      s3-uri-style: path
      tls-ca-chain: '["-----BEGIN CERTIFICATE-----\\n-----END CERTIFICATE-----
workload:
  can-connect: true
  files: [migrate.sh]
  files: [manage.py]
  exec:
    migrate.sh: {exit-code: 1, stderr: "no such table"}
    gevent: {exit-code: 0}
    check-config: {exit-code: 0}
model:
  name: my-model
  config:
    juju-http-proxy: http://squid.internal:3128
    juju-https-proxy: http://squid.internal:3128
    juju-no-proxy: 127.0.0.1,localhost,::1
secret-key: not-so-secret
secrets:
  d0erdgfmp25c762i8np0:
    username: admin
    password: 
application: flask-k8s
unit: 0
unit: 1
units: 3
leader: true
leader: false
`;

/** A charmcraft.yaml as `charmcraft init --profile NAME-framework` writes it, from `extensions:` backwards last. */
const TEMPLATE = `type: charm
base: ubuntu@24.04
platforms:
  amd64:
  arm64:
summary: 
description: |
  extensions:
  - spring-boot-framework
  - expressjs-framework
  - fastapi-framework
  - django-framework
  - go-framework
extensions: [flask-framework]
# the platforms this charm should be built on and run on.
# you can check your architecture with \`dpkg --print-architecture\`
platforms:
  # riscv64:
  amd64:
  # arm64:
  # ppc64el:
  # s390x:

# (Required)
summary: A very short one-line summary of the ExpressJS Spring Boot FastAPI Django Go application.

# (Required)
description: |
  A comprehensive overview of your ExpressJS Spring Boot FastAPI Django Go application.
`;

const TEMPLATE_HEAD = `# This file configures Charmcraft.
# See https://documentation.ubuntu.com/charmcraft/stable/reference/files/charmcraft-yaml-file/ for guidance.
# For questions or help, visit https://matrix.to/#/#12-factor-charms:ubuntu.com

name: flask-k8s

type: charm

base: ubuntu@24.04

# the platforms this charm should be built on and run on.
# you can check your architecture with \`dpkg --print-architecture\`
platforms:
  amd64:
  # arm64:
  # ppc64el:
  # s390x:

# (Required)
summary: A very short one-line summary of the Flask application.

# (Required)
description: |
  A comprehensive overview of your Flask application.

extensions:
  - flask-framework

# Uncomment the integrations used by your application
# Integrations set to "optional: false" will block the charm
# until the applications are integrated.
`;

const MOCK_USUAL = `relations:
  - endpoint: mongodb
    related-application: mongodb-k8s
    application-data:
      database: flask-k8s
      uris: mongodb://relation-4:pass@mongodb-k8s-0.mongodb-k8s-endpoints:27017/flask-k8s?replicaSet=mongodb-k8s&authSource=admin
  - endpoint: redis
    related-application: redis-k8s
    related-units:
      redis-k8s/0:
        data:
          hostname: 10.1.0.9
          port: "6379"
      leader-host: redis-k8s-0.redis-k8s-endpoints.my-model.svc.cluster.local
  - endpoint: mysql
    related-application: mysql-k8s
    application-data:
      data: '{"database": "flask-k8s", "requested-secrets": "[\\"username\\", \\"password\\", \\"tls\\", \\"tls-ca\\", \\"uris\\"]"}'
      database: flask-k8s
      secret-user: secret:
      read-only-endpoints: mysql-k8s-replicas.my-model.svc.cluster.local:3306
      endpoints: mysql-k8s-primary.my-model.svc.cluster.local:3306
      username: relation-3
      password: password
      tls: "false"
      version: 8.0.39
    related-units:
      mysql-k8s/0:
        data: {}
  - endpoint: postgresql
    related-application: postgresql-k8s
    application-data:
      database: flask-k8s
      read-only-endpoints: postgresql-k8s-replicas.my-model.svc.cluster.local:5432
      uris: postgresql://relation_id_2:password@postgresql-k8s-primary:5432/flask-k8s
      endpoints: postgresql-k8s-primary.my-model.svc.cluster.local:5432
      endpoints: postgresql-k8s-primary:5432
      username: relation_id_2
      password: password
      tls: "False"
      version: "14.15"
    related-units:
      postgresql-k8s/0:
        data: {}
`;

/** The dictionary's text: ASCII, so that one character is one byte. */
export const DICTIONARY_1: string = [
  SHOW_UNIT,
  OTHER_FILES,
  MOCK_RARE,
  OPTIONS,
  TEMPLATE,
  requires(""),
  MOCK_USUAL,
  TEMPLATE_HEAD,
  requires("# "),
].join("");
