package suggest

import "strings"

// synonymsOf returns the words that a folded word (lower case, '-' as
// separator) is a synonym of; only those allowed at the place are offered.
func synonymsOf(word string) []string {
	_, rest, found := strings.Cut(synonyms, "\n"+word+" ")
	if !found {
		return nil
	}
	targets, _, _ := strings.Cut(rest, "\n")
	return strings.Fields(targets)
}

// synonyms are words that people really write for something that has another
// name in charmcraft.yaml, rockcraft.yaml or mock.yaml: each line has one such
// word, folded, and the names that it may mean. It is text, because a map would
// be a tenth of the module's code.
const synonyms = `
# Types of options (JSON Schema's, Python's and YAML's names)
str string
text string
bool boolean
flag boolean
integer int integer
number int float
double float
decimal float
password secret password
yes true
no false
# Blocks of charmcraft.yaml
env config environment
envs config environment
environment config
env-vars config
variables config options
settings config options
options config
configuration config
relations requires
integrations requires relations
integrates requires
endpoints requires
depends requires
dependencies requires
bases platforms
architectures platforms
build-base base
run-on build-for
plugins extensions
framework extensions
version adopt-info
license licenses
display-name title
displayname title
maintainer contact maintainers
maintainers contact
homepage website
home website
url website uris endpoint
repository source
repo source
docs documentation
bugs issues
bug-url issues
parameters params
arguments params
args params
help description
doc description documentation
value default
kind type
required optional
mandatory optional required
max limit maximum
maximum limit
mandatory-label optional
# Interfaces and endpoints
postgres postgresql_client postgresql
postgress postgresql_client postgresql
postgresql postgresql_client
postgre postgresql_client postgresql
pgsql postgresql_client postgresql
pg postgresql_client postgresql
psql postgresql_client postgresql
db postgresql_client postgresql
database postgresql_client postgresql
mysql mysql_client
mariadb mysql_client mysql
mongo mongodb_client mongodb
mongodb mongodb_client
valkey valkey_client
rabbit rabbitmq
rabbit-mq rabbitmq
rabbitmq amqp
amqp rabbitmq
opensearch opensearch_client
oidc oauth oidc
oauth2 oauth
openid oauth oidc
oauth oidc
sso saml
mail smtp
email smtp
minio s3
object-store s3
bucket s3
tempo tracing
otlp tracing
otel tracing
opentelemetry tracing
fga openfga
nginx ingress
traefik ingress
nginx-route ingress
prometheus prometheus_scrape metrics-endpoint
metrics prometheus_scrape metrics-endpoint
grafana grafana_dashboard grafana-dashboard
loki loki_push_api logging
logs loki_push_api logging
proxy http_proxy http-proxy
squid http_proxy http-proxy
# Extensions
flask flask-framework
django django-framework
fastapi fastapi-framework
fast-api fastapi-framework
go go-framework
golang go-framework
express expressjs-framework
expressjs expressjs-framework
express-js expressjs-framework
node expressjs-framework
nodejs expressjs-framework
spring spring-boot-framework
spring-boot spring-boot-framework
springboot spring-boot-framework
java spring-boot-framework
# Bases and architectures
22.04 ubuntu@22.04
24.04 ubuntu@24.04
26.04 ubuntu@26.04
ubuntu:22.04 ubuntu@22.04
ubuntu:24.04 ubuntu@24.04
ubuntu-22.04 ubuntu@22.04
ubuntu-24.04 ubuntu@24.04
jammy ubuntu@22.04
noble ubuntu@24.04
x86-64 amd64
x64 amd64
aarch64 arm64
arm arm64
# Keys of mock.yaml
app application application-data
name application
replicas units
scale units
is-leader leader
unit-number unit
container workload
pebble workload
relation relations endpoint
integration relations endpoint
app-data application-data
data application-data
databag application-data
remote-app related-application
related-app related-application
units-data related-units
remote-units related-units
exitcode exit-code
returncode exit-code
code exit-code
output stdout
error stderr
connected can-connect
http-proxy juju-http-proxy
https-proxy juju-https-proxy
no-proxy juju-no-proxy
user username
pass password
passwd password
hostname host
dbname database
access-key-id access-key
aws-access-key access-key
secret secret-key
aws-secret-key secret-key
# Services of rockcraft.yaml (Pebble's layer)
cmd command
exec command
envvars environment
cwd working-dir
workdir working-dir
working-directory working-dir
enable enabled
disable disabled
start startup
autostart startup
on-exit on-success
scrape-configs prometheus
`
