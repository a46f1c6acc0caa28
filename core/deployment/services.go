package deployment

import (
	"sort"
	"strings"

	"charm-playground/core/value"
)

const statsdExporter = "/bin/statsd_exporter --statsd.mapping-config=/statsd-mapping.conf " +
	"--statsd.listen-udp=localhost:9125 --statsd.listen-tcp=localhost:9125"

// rockCommands are the commands of the framework's own service in the rock, as
// rockcraft's extensions define them; NAME is the rock's name and MODULE the
// same as a Python module.
var rockCommands = [...]struct{ framework, command string }{
	{"flask", "/bin/python3 -m gunicorn -c /flask/gunicorn.conf.py 'app:app' -k [ sync ]"},
	{"django", "/bin/python3 -m gunicorn -c /django/gunicorn.conf.py 'MODULE.wsgi:application' -k [ sync ]"},
	{"fastapi", "/bin/python3 -m uvicorn app:app"},
	{"go", "NAME"},
	{"expressjs", "npm start"},
	{"spring-boot", `bash -c "java -jar *.jar"`},
}

// rockServices are the services of rockcraft's extension, merged with those of
// rockcraft.yaml, which win, in alphabetical order.
func rockServices(framework, charmName string, rock *value.Value) []Service {
	name := charmName
	if given := rock.Get("name"); given.Truthy() {
		name = given.Str()
	}
	module := strings.ToLower(strings.ReplaceAll(name, "-", "_"))
	command := ""
	for i := range rockCommands {
		if rockCommands[i].framework == framework {
			command = strings.NewReplacer("NAME", name, "MODULE", module).Replace(rockCommands[i].command)
		}
	}
	all := map[string]Service{framework: {framework, "enabled", command}}
	if framework == "flask" || framework == "django" {
		all["statsd-exporter"] = Service{"statsd-exporter", "enabled", statsdExporter}
	}
	for _, item := range (value.Node{Value: rock}).Get("services").Entries() {
		service := all[item.Key]
		service.Name = item.Key
		override(&service.Startup, item.Get("startup"))
		override(&service.Command, item.Get("command"))
		all[item.Key] = service
	}
	return sortedServices(all)
}

func override(text *string, given value.Node) {
	if given.Truthy() {
		*text = given.Value.Str()
	}
}

func sortedServices(all map[string]Service) []Service {
	list := make([]Service, 0, len(all))
	for _, service := range all {
		list = append(list, service)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}
