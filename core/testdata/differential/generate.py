"""Random projects and deployments. The same seed and number always give the same one, with any Python 3.11.

A project is a folder as a mapping from paths to texts. Most are close to what people write: a charm of one of the
frameworks with some of everything, and then, in every second one, a few mistakes. A deployment is a project without
mistakes in charmcraft.yaml, mocked by mock.yaml, with what else the charm reads.
"""

import random

FRAMEWORKS = ["flask", "django", "fastapi", "go", "expressjs", "spring-boot"]
EXPERIMENTAL = {"fastapi", "go", "expressjs", "spring-boot"}

WORDS = ["shop", "token", "page-size", "greeting", "debug", "rate", "owner", "cache", "timeout", "x", "app-mode", "Ünïcode"]
SCALARS = [
    "1", "0", "-7", "1.5", "1e5", "0x1F", "0o17", "017", "1_000", "1:30", ".inf", "-.inf", ".nan", "true", "false", "yes", "No", "on", "~", "null",
    "", "''", '""', "'text'", '"a\\tb"', "plain text", "with # hash", "with: colon", "2026-11-26", "2026-11-26T10:00:00Z", "=", "<<", "*no", "&a b",
    "!!str 1", "!!int '3'", "'it''s'", "ünï", "😀", "[]", "{}", "[1, 2]", "{a: 1}", "|\n{pad}  two\n{pad}  lines", ">\n{pad}  folded\n{pad}  lines\n",
]
TYPES = ["string", "int", "float", "boolean", "secret"]
VALUES = {
    "string": ["text", "''", '"quoted"', "ünï", "'1'", "|\n{pad}  two\n{pad}  lines"],
    "int": ["0", "1", "-7", "20", "1_000", "0x10"],
    "float": ["1.5", "0.0000001", "40.0", "-3.5", "1e3", "12345678901234567890.0"],
    "boolean": ["true", "false", "yes", "off"],
}
INTERFACES = {
    "postgresql": "postgresql_client", "mysql": "mysql_client", "mongodb": "mongodb_client", "redis": "redis", "valkey": "valkey_client", "s3": "s3",
    "saml": "saml", "smtp": "smtp", "tracing": "tracing", "rabbitmq": "rabbitmq", "openfga": "openfga", "oidc": "oauth", "http-proxy": "http_proxy",
}
BASES = [
    "base: ubuntu@24.04\nplatforms:\n  amd64:\n", "base: ubuntu@22.04\nplatforms:\n  amd64:\n", "base: ubuntu@24.04\nplatforms: {amd64: , arm64: }\n",
    "base: ubuntu@26.04\nplatforms:\n  amd64:\n", "base: bare\nbuild-base: ubuntu@24.04\nplatforms:\n  amd64:\n",
    "base: ubuntu@24.04\nplatforms:\n  jammy:\n    build-on: [amd64]\n    build-for: [amd64]\n", "bases:\n- build-on:\n  - name: ubuntu\n    channel: '22.04'\n  run-on:\n  - name: ubuntu\n    channel: '22.04'\n",
]


# What a charm may have beside an extension, and what it may not.
ALLOWED = [
    "actions:\n  migrate:\n    description: Migrates.\n    params:\n      to:\n        type: string\n        description: Where to.\n    required: [to]\n",
    "provides:\n  api:\n    interface: http\n", "charm-libs:\n  - lib: traefik_k8s.ingress\n    version: '2'\n", "links:\n  source: https://example.com/x\n  issues: [https://example.com/i]\n",
    "analysis:\n  ignore:\n    linters: [metadata]\n", "charmhub:\n  api-url: https://example.com\n", "subordinate: false\n", "terms: [a]\n", "charm-user: root\n",
]  # fmt: skip
RESERVED = [
    "assumes:\n- juju >= 3.4\n", "resources:\n  model:\n    type: file\n    filename: m.bin\n    description: A model.\n", "storage:\n  data:\n    type: filesystem\n    minimum-size: 1G\n",
    "peers:\n  others:\n    interface: others\n", "containers:\n  side:\n    resource: side-image\n", "adopt-info: none\n", "extra-bindings:\n  admin:\n",
    "analysis:\n  ignore:\n    linters: [language]\n", "devices:\n  gpu:\n    type: gpu\n", "parts:\n  more:\n    plugin: dump\n    source: .\n", "functions: {}\n",
]  # fmt: skip


def value(r, kind, pad=""):
    return r.choice(VALUES.get(kind) or ["text"]).replace("{pad}", pad)


class Project:
    """A project as it is put together, part by part."""

    def __init__(self, r, clean):
        self.r, self.clean = r, clean
        self.framework = r.choice(FRAMEWORKS)
        self.options, self.endpoints = {}, {}
        self.files = {}

    def head(self):
        name = self.r.choice(["shop", "book-shelf", "a1", "my-charm-k8s"])
        base = self.r.choice(BASES)
        if self.clean:
            base = BASES[0] if self.framework in EXPERIMENTAL else self.r.choice(BASES[:2])
        lines = [f"name: {name}\n", "type: charm\n", base, "summary: A shop.\n", "description: " + self.r.choice(["Sells things.\n", "|\n  Sells\n  things.\n"])]
        if self.r.random() < 0.3:
            lines.append("title: " + self.r.choice(["Shop", "'Shop: a'", "Ünï"]) + "\n")
        self.r.shuffle(lines)
        return "".join(lines)

    def extensions(self):
        if not self.clean and self.r.random() < 0.1:
            return "parts:\n  charm:\n    plugin: charm\n    source: .\n"
        name = self.framework + "-framework"
        return self.r.choice([f"extensions:\n  - {name}\n", f"extensions: [{name}]\n", f"extensions:\n- {name}\n"])

    def config(self):
        if self.r.random() < 0.3:
            return ""
        out = "config:\n  options:\n"
        for word in self.r.sample(WORDS, self.r.randint(1, 5)):
            if self.clean and not word.isascii():
                continue
            kind = self.r.choice(TYPES)
            self.options[word] = kind
            out += f"    {word}:\n      type: {kind}\n"
            if self.r.random() < 0.6:
                out += f"      description: {self.r.choice(['What it does.', 'ünï', '|' + chr(10) + '        Two' + chr(10) + '        lines.'])}\n"
            if kind != "secret" and self.r.random() < 0.6:
                out += f"      default: {value(self.r, kind, '      ')}\n"
            elif self.r.random() < 0.2:
                out += "      optional: false\n"
        return out if self.options else ""

    def requires(self):
        if self.r.random() < 0.3:
            return ""
        out = "requires:\n"
        for name in self.r.sample(sorted(INTERFACES), self.r.randint(1, 4)):
            self.endpoints[name] = INTERFACES[name]
            out += f"  {name}:\n    interface: {INTERFACES[name]}\n"
            if self.r.random() < 0.8:
                out += f"    optional: {self.r.choice(['true', 'false'])}\n"
            if self.r.random() < 0.8 or INTERFACES[name] == "tracing":
                out += "    limit: 1\n"
        return out

    def rest(self):
        parts = ALLOWED if self.clean else ALLOWED + RESERVED
        return "".join(part for part in parts if self.r.random() < 0.12)

    def charmcraft(self):
        parts = [self.head(), self.extensions(), self.config(), self.requires(), self.rest()]
        if self.r.random() < 0.5:
            self.r.shuffle(parts)
        self.files["charmcraft.yaml"] = "".join(parts)
        return self


def mistaken(r, text):
    """A text with one more mistake."""
    lines = text.split("\n")
    at = r.randrange(len(lines))
    line = lines[at]
    key, colon, rest = line.partition(":")
    pad = key[: len(key) - len(key.lstrip())]
    scalar = r.choice(SCALARS).replace("{pad}", pad)
    kind = r.randrange(9)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, line)
    elif kind == 2 and colon:
        lines[at] = f"{key}: {scalar}"
    elif kind == 3 and len(key.strip()) > 2:
        place = r.randrange(len(pad) + 1, len(key))
        lines[at] = key[:place] + key[place + 1 :] + colon + rest
    elif kind == 4:
        lines[at] = " " + line
    elif kind == 5:
        lines[at] = line.replace(": ", ":", 1)
    elif kind == 6:
        lines.insert(at, f"{pad}{r.choice(WORDS)}: {scalar}")
    elif kind == 7 and rest.strip():
        lines[at] = f"{key}:\n{pad}- {rest.strip()}"
    else:
        other = r.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def project(seed, number):
    """A random project folder."""
    r = random.Random(f"{seed} project {number}")
    made = Project(r, clean=r.random() < 0.5).charmcraft()
    if not made.clean:
        for _ in range(r.randint(1, 3)):
            made.files["charmcraft.yaml"] = mistaken(r, made.files["charmcraft.yaml"])
    if r.random() < 0.15:
        made.files["paas-config.yaml"] = paas_config(r)
    if r.random() < 0.05:
        made.files[r.choice(["cos_custom/grafana_dashboards/a.json", "cos_custom/a.yaml", "cos_custom/rules/a.rule", "cos_custom/loki_alert_rules/a.rule"])] = ""
    return made.files


def paas_config(r):
    return r.choice([
        "framework_logging_format: json\n", "framework_logging_format: none\n", "{}\n",
        "prometheus:\n  scrape_configs:\n  - job_name: a\n    static_configs:\n    - targets: ['*:8081']\n",
        "prometheus:\n  scrape_configs:\n  - job_name: a\n    metrics_path: /m\n    static_configs:\n    - targets: ['@scheduler:8081', 'example.com:1']\n      labels: {a: b}\n",
    ])  # fmt: skip


DATA = {
    "postgresql": [{"database": "shop", "endpoints": "db:5432", "username": "u", "password": "p"}, {"endpoints": "a:1,b:2", "database": "d", "username": "u", "password": "p@ss/w:rd"}, {"database": "x"}],
    "mysql": [{"database": "shop", "endpoints": "db:3306", "username": "u", "password": "p"}, {"endpoints": "db", "username": "u"}],
    "mongodb": [{"database": "shop", "uris": "mongodb://u:p@a:27017,b:27017/shop?replicaSet=r", "username": "u", "password": "p", "endpoints": "a,b"}],
    "s3": [{"access-key": "a", "secret-key": "s", "bucket": "b"}, {"access-key": "a", "secret-key": "s", "bucket": "b", "endpoint": "http://s3:9000", "region": "r", "path": "/p", "s3-uri-style": "path", "attributes": '["x"]', "tls-ca-chain": '["c"]'}, {"bucket": "b"}],
    "saml": [{"entity_id": "https://idp", "metadata_url": "https://idp/m", "x509certs": "c1,c2", "single_sign_on_service_redirect_url": "https://idp/sso", "single_sign_on_service_redirect_binding": "b"}, {"entity_id": "https://idp", "x509certs": "c"}],
    "smtp": [{"host": "mail", "port": "25", "auth_type": "none", "transport_security": "tls"}, {"host": "mail", "port": "587", "user": "u", "password": "p", "auth_type": "plain", "transport_security": "starttls", "domain": "d", "skip_ssl_verify": "True"}, {"host": "mail", "port": "x", "auth_type": "none", "transport_security": "none"}],
    "rabbitmq": [{"hostname": "mq", "password": "p"}, {}],
    "openfga": [{"store_id": "01", "http_api_url": "http://fga:8080", "grpc_api_url": "fga:8081", "token": "t"}, {"http_api_url": "http://fga:8080"}],
    "tracing": [{"receivers": '[{"protocol": {"name": "otlp_http", "type": "http"}, "url": "http://tempo:4318"}]', "supported_protocols": "[]"}, {}],
    "oidc": [{"issuer_url": "https://hydra", "authorization_endpoint": "https://hydra/a", "token_endpoint": "https://hydra/t", "introspection_endpoint": "https://hydra/i", "userinfo_endpoint": "https://hydra/u", "jwks_endpoint": "https://hydra/j", "scope": "openid", "client_id": "c", "client_secret_id": "secret:d0erdgfmp25c762i8np0"}],
    "redis": [{}, {"leader-host": "redis-0"}], "valkey": [{"endpoints": "v:6379", "username": "u", "password": "p", "version": "8"}], "http-proxy": [{}],
}  # fmt: skip
UNITS = {"redis": [{"hostname": "10.1.0.7", "port": "6379"}, {"hostname": "10.1.0.7"}, {}], "rabbitmq": [{"hostname": "10.1.0.8", "password": "p"}, {"hostname": "10.1.0.8"}]}
PREDEFINED = {
    "flask": {"webserver-workers": ["3", "0"], "flask-debug": ["true"], "flask-env": ["dev", "''"], "flask-secret-key": ["s", "''"], "flask-permanent-session-lifetime": ["60", "0"], "webserver-timeout": ["30"], "webserver-wsgi-path": ["shop:app"], "flask-preferred-url-scheme": ["HTTPS", "ftp"], "webserver-worker-class": ["gevent", "sync"]},
    "django": {"django-debug": ["true"], "django-secret-key": ["s"], "django-allowed-hosts": ["a,b", "''"], "webserver-workers": ["2"]},
    "fastapi": {"webserver-workers": ["2"], "webserver-port": ["9000", "0"], "webserver-log-level": ["debug", "loud"], "metrics-port": ["9001"], "metrics-path": ["/m"], "app-secret-key": ["k"]},
    "go": {"app-port": ["9000", "-1"], "metrics-port": ["9001"], "metrics-path": ["/m", "m"], "app-secret-key": ["k"]},
    "expressjs": {"app-port": ["9000"], "metrics-port": ["9001"], "metrics-path": ["/m"], "app-secret-key": ["k"], "node-env": ["development"]},
    "spring-boot": {"app-port": ["9000"], "metrics-port": ["9001"], "metrics-path": ["/m"], "app-secret-key": ["k"]},
}  # fmt: skip


def mock(r, made):
    """A random mock.yaml for a project."""
    out, settings, secrets = "", {}, {}
    for name, kind in made.options.items():
        if r.random() < 0.5:
            settings[name] = "secret:d0erdgfmp25c762i8np1" if kind == "secret" else value(r, kind, "  ")
            if kind == "secret" and r.random() < 0.8:
                secrets["d0erdgfmp25c762i8np1"] = {"user": "u", "api-key": "k"}
    for name, values in PREDEFINED[made.framework].items():
        if r.random() < 0.2:
            settings[name] = r.choice(values)
    if settings:
        out += "config:\n" + "".join(f"  {name}: {text}\n" for name, text in settings.items())
    relations = ""
    for name in made.endpoints:
        if r.random() < 0.75:
            relations += relation(r, name)
            if name == "oidc":
                secrets["d0erdgfmp25c762i8np0"] = {"secret": "client"}
    if r.random() < 0.3:
        relations += "- endpoint: ingress\n  application-data: {ingress: '{\"url\": \"https://shop.example/x\"}'}\n"
    if relations:
        out += "relations:\n" + relations
    if secrets:
        out += "secrets:\n" + "".join(f"  {i}:\n" + "".join(f"    {k}: {v}\n" for k, v in keys.items()) for i, keys in secrets.items())
    return out + around(r)


def relation(r, name):
    data = r.choice(DATA[name])
    out = f"- endpoint: {name}\n"
    if data:
        out += "  application-data:\n" + "".join("    %s: '%s'\n" % (k, v.replace("'", "''")) for k, v in data.items())
    if name in UNITS and r.random() < 0.8:
        out += "  related-units:\n"
        for number in range(r.randint(1, 3)):
            given = r.choice(UNITS[name])
            out += f"    {name}-k8s/{number}:\n      data: {{{', '.join(f'{k}: {v!r}' for k, v in given.items())}}}\n"
    return out


def around(r):
    """What else mock.yaml can say: the unit, the model, the workload."""
    parts = [
        "unit: 1\n", "units: 3\n", "leader: false\n", "secret-key: my-key\n", "application: renamed\n", "model:\n  name: prod\n",
        "model:\n  name: prod\n  config:\n    juju-http-proxy: http://squid:3128\n    juju-no-proxy: a,b\n",
        "workload:\n  files: [migrate.sh]\n", "workload:\n  files: [migrate, manage.py]\n  exec:\n    migrate: {exit-code: 1}\n", "workload:\n  can-connect: false\n",
    ]  # fmt: skip
    chosen = {part.split(":")[0]: part for part in parts if r.random() < 0.12}
    return "".join(chosen.values())


def rockcraft(r, made):
    name = r.choice(["shop", "other-name"])
    services = r.choice(["worker", "mail-worker", "cron-scheduler", "side"])
    text = f"name: {name}\nservices:\n  {services}:\n    override: replace\n    startup: {r.choice(['enabled', 'disabled'])}\n    command: /bin/{services} --all\n"
    if r.random() < 0.3:
        text += f"  {made.framework}:\n    override: replace\n    command: /bin/own\n    startup: enabled\n"
    return text


def deployment(seed, number):
    """A random project with its deployment."""
    r = random.Random(f"{seed} deployment {number}")
    made = Project(r, clean=True).charmcraft()
    made.files["mock.yaml"] = mock(r, made)
    if r.random() < 0.3:
        made.files["rockcraft.yaml"] = rockcraft(r, made)
    if r.random() < 0.15:
        made.files["paas-config.yaml"] = paas_config(r)
    return made.files
