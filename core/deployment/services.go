package deployment

import (
	"sort"
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/value"
)

const statsdExporter = "/bin/statsd_exporter --statsd.mapping-config=/statsd-mapping.conf " +
	"--statsd.listen-udp=localhost:9125 --statsd.listen-tcp=localhost:9125"

// rockServices returns the services of rockcraft's extension, merged with those
// of rockcraft.yaml, which take precedence, in alphabetical order.
func rockServices(f *framework.Framework, charmName string, rock *value.Value) []Service {
	name := charmName
	if given := rock.Get("name"); given.Truthy() {
		name = given.Str()
	}
	all := extensionServices(f, name)
	for _, item := range (value.Node{Value: rock}).Get("services").Entries() {
		all[item.Key] = merged(all[item.Key], item)
	}
	return sortedServices(all)
}

// extensionServices returns the services that rockcraft's extension gives a rock
// with a name.
func extensionServices(f *framework.Framework, rock string) map[string]Service {
	module := strings.ToLower(strings.ReplaceAll(rock, "-", "_"))
	command := strings.NewReplacer("NAME", rock, "MODULE", module).Replace(f.Rock.Command)
	all := map[string]Service{f.Name: {Name: f.Name, Startup: "enabled", Command: command}}
	if f.Rock.Statsd {
		all["statsd-exporter"] = Service{Name: "statsd-exporter", Startup: "enabled", Command: statsdExporter}
	}
	return all
}

// merged returns a service with what rockcraft.yaml says about it.
func merged(service Service, item value.Node) Service {
	service.Name, service.At = item.Key, item.KeyPlace()
	if startup := item.Get("startup"); startup.Truthy() {
		service.Startup = startup.Value.Str()
	}
	if command := item.Get("command"); command.Truthy() {
		service.Command, service.CommandAt = command.Value.Str(), command.Place()
	}
	return service
}

func sortedServices(all map[string]Service) []Service {
	list := make([]Service, 0, len(all))
	for _, service := range all {
		list = append(list, service)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}
